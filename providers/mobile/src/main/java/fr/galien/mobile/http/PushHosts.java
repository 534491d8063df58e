package fr.galien.mobile.http;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The push services an operator lists. An address comes from a device, so what is not listed is never called: neither the
 * network behind the server nor anybody else's can be reached through it.
 */
final class PushHosts {

    private static final int HTTPS = 443;

    /** One host, with its port if it is not 443; or all beneath a name: {@code *.notify.windows.com}. */
    private static final Pattern ENTRY =
            Pattern.compile("(\\*\\.(?=[^.]+\\.[^.]))?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::([0-9]{1,5}))?");

    /**
     * @param below whether any name below it is meant, and not itself: such a name is somebody else's to give an address, so
     *              it is not believed when it turns out to be one of a private network
     */
    record Entry(String name, int port, boolean below) {

        private boolean covers(String host, int asked) {
            return asked == port && (below ? host.endsWith("." + name) : host.equals(name));
        }
    }

    private final List<Entry> entries;

    /** @throws IllegalArgumentException naming the entry that is none */
    PushHosts(Collection<String> hosts) {
        this.entries = hosts.stream().map(PushHosts::entry).toList();
    }

    private static Entry entry(String written) {
        var parts = ENTRY.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a host of a push service: " + written);
        }
        int port = parts.group(3) == null ? HTTPS : Integer.parseInt(parts.group(3));
        return new Entry(parts.group(2), port, parts.group(1) != null);
    }

    List<Entry> entries() {
        return entries;
    }

    /** The entry that allows this address. */
    Optional<Entry> allowing(URI endpoint) {
        String host = endpoint.getHost();
        // The authority is compared whole: user information, an empty port or a name the parser does not take for a
        // host could be read otherwise by somebody else.
        if (!"https".equals(endpoint.getScheme())
                || host == null
                || endpoint.getRawFragment() != null
                || !endpoint.getRawAuthority()
                        .equals(endpoint.getPort() < 0 ? host : host + ":" + endpoint.getPort())) {
            return Optional.empty();
        }
        int port = endpoint.getPort() < 0 ? HTTPS : endpoint.getPort();
        return entries.stream()
                .filter(entry -> entry.covers(host.toLowerCase(Locale.ROOT), port))
                .findFirst();
    }
}
