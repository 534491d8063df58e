package fr.galien.sandbox.net;

import fr.galien.sandbox.Trouble;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Resolves every name under {@code .localhost} to loopback, as browsers do and Java does not; every other name is left to the
 * system.
 *
 * <pre>
 * RFC 6761 §6.3 (2): applications may treat names under localhost as special        -> here
 * RFC 6761 §6.3 (3): resolution APIs should always answer the loopback address      -> here
 * RFC 6761 §6.3 (5): such a name is never asked of the network                      -> here
 * </pre>
 */
public final class LoopbackNames extends InetAddressResolverProvider {

    private static final String PROBE = "card.galien.localhost";

    /**
     * Makes sure that this process resolves names under {@code .localhost}. The JDK looks for a resolver once in the life of
     * a process, at the first name it resolves, and through the <em>context class loader</em> of that moment. The command
     * lives in a class loader of its own, which the system class loader does not know, so this must be called before any
     * other name is resolved; calling it again costs nothing.
     *
     * @throws Trouble BOX-1064 when something resolved a name earlier, so that the JDK already settled on another resolver
     */
    public static void install() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(LoopbackNames.class.getClassLoader());
        try {
            if (!InetAddress.getByName(PROBE).isLoopbackAddress()) {
                throw new UnknownHostException(PROBE);
            }
        } catch (UnknownHostException e) {
            throw new Trouble(
                    "BOX-1064",
                    "This machine does not resolve " + PROBE + " to itself.",
                    "Add the line \"127.0.0.1 " + PROBE + "\" to the hosts file, or start again through ./galien.");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Resolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "names under .localhost are loopback (RFC 6761)";
    }

    private record Resolver(InetAddressResolver system) implements InetAddressResolver {

        /** IPv4 first: the front listens there, and the JDK's HTTP client only tries the first address. */
        private static final List<byte[]> LOOPBACK =
                List.of(new byte[] {127, 0, 0, 1}, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            if (!isUnderLocalhost(host)) {
                return system.lookupByName(host, policy);
            }
            Stream.Builder<InetAddress> addresses = Stream.builder();
            for (byte[] address : LOOPBACK) {
                if (wanted(address, policy)) {
                    // Built with the name asked for: TLS takes the server name and the identity to check from it.
                    addresses.add(InetAddress.getByAddress(host, address));
                }
            }
            return addresses.build();
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return system.lookupByAddress(address);
        }

        private static boolean isUnderLocalhost(String host) {
            String name = host.toLowerCase(Locale.ROOT);
            return name.endsWith(".localhost") || name.endsWith(".localhost.");
        }

        private static boolean wanted(byte[] address, LookupPolicy policy) {
            int family = address.length == 4 ? LookupPolicy.IPV4 : LookupPolicy.IPV6;
            return (policy.characteristics() & family) != 0;
        }
    }
}
