package fr.galien.token;

import java.util.Optional;

/**
 * The product a client is, as it was approved.
 *
 * @param id           {@code lps_id}
 * @param name         {@code lps_nom}
 * @param version      {@code lps_version}
 * @param homologation its DMP homologation number, a secret; empty if it has none
 */
public record SoftwareProduct(String id, String name, String version, Optional<String> homologation) {

    @Override
    public String toString() {
        return "SoftwareProduct[" + id + " " + version + "]";
    }
}
