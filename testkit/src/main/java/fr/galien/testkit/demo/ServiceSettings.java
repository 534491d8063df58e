package fr.galien.testkit.demo;

import java.net.URI;
import java.nio.file.Path;

/**
 * The services the software calls for whoever is logged in, and how it gets tokens for them.
 *
 * @param tokenEndpoint where software with a certificate exchanges tokens
 * @param record        of the record service: {@code /fhir} and {@code /soap} are beneath
 * @param prescriptions of the prescription service
 * @param imapPort      of secure messaging, on {@code localhost}
 * @param proxies       the software of each structure
 */
public record ServiceSettings(
        URI tokenEndpoint, URI record, URI prescriptions, int imapPort, ServiceSettings.FindProxy proxies) {

    /**
     * The software of a structure, on this software's server side: its key never reaches a browser.
     *
     * @param clientId as registered
     * @param keys     PKCS#12 with the key and the certificate of the structure
     * @param password of that file; never printed
     */
    public record Proxy(String clientId, Path keys, String password) {

        @Override
        public String toString() {
            return "Proxy[" + clientId + "]";
        }
    }

    /** Finds the software of a structure. */
    @FunctionalInterface
    public interface FindProxy {

        /** @param structure its number (Struct_IdNat), as userinfo has it */
        Proxy of(String structure);
    }
}
