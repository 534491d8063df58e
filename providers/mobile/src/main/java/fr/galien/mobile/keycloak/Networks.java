package fr.galien.mobile.keycloak;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jboss.logging.Logger;

/**
 * Where a screen is, in words the person knows: names the operator gave to networks, otherwise the address itself.
 *
 * @param named the narrowest first
 */
record Networks(List<Named> named) {

    private static final Logger LOG = Logger.getLogger(Networks.class);

    /** Of a name: it goes into a QR code. */
    private static final int LONGEST = 60;

    record Named(IpSubnetFilterRule network, int prefix, String name) {}

    /**
     * @param file properties, {@code 10.20.0.0/16 = CHU de Rennes}; may be {@code null}. A line that is no network is left out
     *     and said in the log: addresses are shown in its place.
     */
    static Networks read(String file) {
        if (file == null || file.isBlank()) {
            return new Networks(List.of());
        }
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.errorf(
                    "The names of networks cannot be read: %s",
                    unreadable.getClass().getSimpleName());
        }
        return new Networks(lines.stringPropertyNames().stream()
                .flatMap(line -> network(line, lines.getProperty(line)).stream())
                .sorted(Comparator.comparingInt(Named::prefix).reversed())
                .toList());
    }

    private static Optional<Named> network(String cidr, String name) {
        try {
            String[] parts = cidr.trim().split("/", 2);
            int prefix = Integer.parseInt(parts[1]);
            return Optional.of(new Named(
                    new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT),
                    prefix,
                    name.substring(0, Math.min(name.length(), LONGEST))));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException noNetwork) {
            LOG.errorf("Not a network, as in 10.20.0.0/16: %s", cidr);
            return Optional.empty();
        }
    }

    /** @param address as digits: no name is ever looked up */
    String place(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address;
        }
        try {
            InetSocketAddress screen = new InetSocketAddress(InetAddress.getByAddress(bytes), 0);
            return named.stream()
                    .filter(one -> one.network().matches(screen))
                    .findFirst()
                    .map(Named::name)
                    .orElse(address);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
