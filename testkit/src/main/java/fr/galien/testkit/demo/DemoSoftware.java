package fr.galien.testkit.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A running demonstration software: listens on the loopback addresses only, until closed. */
public final class DemoSoftware implements AutoCloseable {

    private final List<HttpsServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private DemoSoftware() {}

    /**
     * Returns once it listens. The provider need not be there yet.
     *
     * @throws java.net.BindException if the port is taken
     * @throws IOException            if it cannot listen, or a file cannot be read
     * @throws IllegalArgumentException if a certificate or key is unusable
     */
    public static DemoSoftware start(DemoSettings settings) throws IOException {
        return start(settings, Clock.systemUTC(), new SecureRandom());
    }

    static DemoSoftware start(DemoSettings settings, Clock clock, SecureRandom random) throws IOException {
        Provider provider = new Provider(settings, clock);
        Optional<ServiceDesk> services =
                settings.services().map(known -> new ServiceDesk(settings, known, provider, clock));
        Desk desk = new Desk(settings, provider, services, new Visitors(clock, random), new Pages(clock), clock);
        SSLContext tls = DemoTls.server(settings.certificate(), settings.key());
        DemoSoftware software = new DemoSoftware();
        try {
            for (InetAddress address : loopback()) {
                software.listen(new InetSocketAddress(address, settings.base().getPort()), tls, desk);
            }
            return software;
        } catch (IOException e) {
            software.close();
            throw e;
        }
    }

    private void listen(InetSocketAddress address, SSLContext tls, Desk desk) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, desk));
        server.start();
        servers.add(server);
    }

    private static void answer(HttpExchange exchange, Desk desk) throws IOException {
        try (exchange) {
            desk.answer(new Exchange(exchange));
        }
    }

    private static List<InetAddress> loopback() throws IOException {
        byte[] v4 = {127, 0, 0, 1};
        List<InetAddress> addresses = new ArrayList<>(List.of(InetAddress.getByAddress(v4)));
        try (var local = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)) {
            local.filter(address -> address instanceof Inet6Address && address.isLoopbackAddress())
                    .findFirst()
                    .ifPresent(addresses::add);
        }
        return addresses;
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.close();
    }
}
