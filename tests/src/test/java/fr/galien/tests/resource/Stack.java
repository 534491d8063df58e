package fr.galien.tests.resource;

import java.net.URI;

/** A server that lets good tokens in. */
interface Stack extends AutoCloseable {

    /** What is to be had there, on localhost, for whoever may read prescriptions. */
    URI resource();

    @Override
    void close();
}
