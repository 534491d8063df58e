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
 * @param phoneServer       shown on the name phone
 * @param link              shown to Keycloak, which takes connections from nobody else
 * @param linkRoot          PEM file of the authority that issued Keycloak's own certificate
 * @param vendorAuthorities PEM files, one certificate each, of the authorities whose certificates vendors may show on the
 *                          name mtls; none: no certificate is asked for there
 * @param wallet            the directory with the files of the phone's application
 */
public record FrontSettings(
        Ports ports,
        PemFiles server,
        PemFiles cardServer,
        PemFiles phoneServer,
        PemFiles link,
        Path linkRoot,
        List<Path> vendorAuthorities,
        Path wallet) {

    public FrontSettings {
        vendorAuthorities = List.copyOf(vendorAuthorities);
    }
}
