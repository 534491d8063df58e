package fr.galien.sandbox.directory;

import fr.galien.directory.LoadProgress;

/** Shows how far a load has come until it is closed. */
interface ClosableProgress extends LoadProgress, AutoCloseable {

    @Override
    void close();
}
