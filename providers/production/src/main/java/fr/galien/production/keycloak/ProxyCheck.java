package fr.galien.production.keycloak;

import fr.galien.identity.ProductionCheck;
import fr.galien.production.TrustedAddress;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The proxies whose word is believed are written so that the server reads them as addresses. */
final class ProxyCheck implements ProductionCheck {

    @Override
    public List<Fault> faults() {
        return ConfigProvider.getConfig().getOptionalValue("kc.proxy-trusted-addresses", String.class).stream()
                .flatMap(entries -> Stream.of(entries.split(",")))
                .filter(TrustedAddress::isTakenForHostAndPort)
                .map(entry -> new Fault(
                        "PROD-0909",
                        "proxy-trusted-addresses: '" + entry.strip()
                                + "' is taken for a host and a port. Write it with its prefix, as in ::1/128."))
                .toList();
    }
}
