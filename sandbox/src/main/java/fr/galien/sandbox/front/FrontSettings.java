package fr.galien.sandbox.front;

import fr.galien.sandbox.Ports;
import java.nio.file.Path;
import java.util.List;

/**
 * What a front is made of.
 *
 * @param ports             where to listen, and where Keycloak listens
 * @param server            shown on the names auth, wallet and mtls
 * @param cardServer        shown on the name card
 * @param link              shown to Keycloak, which takes connections from nobody else
 * @param linkRoot          PEM file of the authority that issued Keycloak's own certificate
 * @param vendorAuthorities PEM files, one certificate each, of the authorities whose certificates vendors may show on the
 *                          name mtls; none: no certificate is asked for there
 */
public record FrontSettings(
        Ports ports, PemFiles server, PemFiles cardServer, PemFiles link, Path linkRoot, List<Path> vendorAuthorities) {

    public FrontSettings {
        vendorAuthorities = List.copyOf(vendorAuthorities);
    }
}
