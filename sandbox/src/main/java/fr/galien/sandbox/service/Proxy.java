package fr.galien.sandbox.service;

import fr.galien.sandbox.client.StructureNumber;
import java.nio.file.Path;

/**
 * The software of a structure that exchanges tokens.
 *
 * @param id        its client's
 * @param structure whose certificate it has
 * @param keys      PKCS#12 with its key and certificate
 * @param password  of that file
 */
public record Proxy(String id, StructureNumber structure, Path keys, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "Proxy[" + id + "]";
    }
}
