package fr.galien.service.record;

import ca.uhn.fhir.context.FhirContext;
import fr.galien.resource.ResourceServer;
import fr.galien.resource.saml.VihfVerifier;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The program. Its one argument is the file with its {@link Settings}. */
public final class RecordService {

    /** Longer than any document of a sandbox. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int THREADS = 24;

    private final Settings settings;
    private final Clock clock;

    private RecordService(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public static void main(String[] arguments) throws Exception {
        Server server = start(Settings.read(Path.of(arguments[0])), Clock.systemUTC());
        System.out.println("ready " + server.getURI());
        server.join();
    }

    /** @return listening */
    static Server start(Settings settings, Clock clock) throws Exception {
        Server server = new RecordService(settings, clock).server();
        server.start();
        return server;
    }

    private Server server() throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        Server server = new Server(threads);
        Tls tls = new Tls(settings);
        server.addConnector(connector(server, tls));
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
        FhirContext fhir = FhirContext.forR4();
        ResourceServer rules = rules(tls);
        serve(
                context,
                FhirEndpoint.PATH + "/*",
                new Gate(rules, settings.address(), FhirEndpoint::scope, FhirEndpoint.turning(fhir)),
                new ServletHolder(new FhirEndpoint(fhir, settings.address(), new Documents(clock))));
        serve(
                context,
                SoapEndpoint.PATH,
                new Gate(rules, settings.address(), SoapEndpoint::scope, SoapEndpoint::turnAway),
                new ServletHolder(new SoapEndpoint(new AssertionJudge(
                        new OpenSaml(tls.authorities()), new VihfVerifier(tls.authorities(), clock)))));
        SizeLimitHandler limit = new SizeLimitHandler(MOST_BYTES, -1);
        limit.setHandler(context);
        server.setHandler(limit);
        return server;
    }

    /** Those of any service, with what is this one's. */
    private ResourceServer rules(Tls tls) throws Exception {
        return ResourceServer.of(settings.issuer(), settings.audience())
                .trusting(tls.towardsIssuer())
                .introspecting(
                        settings.introspectionClient(), settings.introspectionSecret(), settings.introspectionEvery())
                .clock(clock)
                .build();
    }

    private static void serve(ServletContextHandler context, String path, Gate gate, ServletHolder endpoint) {
        context.addFilter(new FilterHolder(gate), path, EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(endpoint, path);
    }

    /** A client certificate is wanted, not needed: software without one proves its key by DPoP, and the token says which. */
    private ServerConnector connector(Server server, Tls tls) throws Exception {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(tls.context());
        ssl.setWantClientAuth(true);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.addCustomizer(new SecureRequestCustomizer());
        ServerConnector connector = new ServerConnector(
                server,
                new SslConnectionFactory(ssl, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(settings.port());
        return connector;
    }
}
