package fr.galien.tests.system;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.ClientHabits;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.launch.Running;
import fr.galien.sandbox.launch.SandboxSettings;
import fr.galien.sandbox.launch.SecondServer;
import fr.galien.sandbox.launch.Secret;
import fr.galien.sandbox.launch.Service;
import fr.galien.sandbox.launch.ServicesBeside;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.login.CardLogin;
import fr.galien.sandbox.login.LoginSettings;
import fr.galien.sandbox.login.Outcome;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.LoopbackNames;
import fr.galien.sandbox.net.PresentedKey;
import fr.galien.sandbox.net.SandboxTrust;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardBox;
import fr.galien.testkit.card.CardFactory;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.tests.image.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The sandbox all system tests share: the real server, database and front, started by the launcher of {@code ./galien up} when
 * a test first asks for it and stopped with the run ({@link Stop}). Its home, {@code tests/target/galien}, is kept, so that the
 * next run starts in seconds.
 *
 * <p>Tests share it, so none may leave it changed: what must be broken for a test is mended in its {@code finally}.
 */
public final class TheSandbox {

    private static final Path HOME = Path.of("target", "galien");

    private static TheSandbox started;
    private static Throwable failed;

    private Running running;
    private final Publications publications;
    private final int pushPort;
    private final SandboxTrust trust;
    private final Caller caller;
    private final RegisteredClient client;
    private final RegisteredClient otherClient;
    private final SecureRandom random = new SecureRandom();

    private TheSandbox(Running running, Publications publications, int pushPort) {
        this.running = running;
        this.publications = publications;
        this.pushPort = pushPort;
        this.trust = SandboxTrust.of(home());
        this.caller = new Caller(trust);
        this.client = register("system-tests", ClientHabits.WELCOMING);
        this.otherClient = register("system-tests-other");
    }

    /** Software of a test's own; nothing listens at its address. */
    public RegisteredClient register(String id) {
        return register(id, ClientHabits.USUAL);
    }

    public RegisteredClient register(String id, ClientHabits habits) {
        return Clients.ensure(
                home(),
                new ClientSpec(
                        id,
                        "System tests",
                        List.of(addresses().demo().resolve("/" + id + "/callback?from=galien")),
                        List.of(),
                        new ClientAuthentication.BySecret(),
                        habits));
    }

    /** What its authority revoked, for the server to ask. */
    Publications publications() {
        return publications;
    }

    /** The sandbox, ready. A start that failed is not tried again: every test fails with the same reason. */
    public static synchronized TheSandbox get() {
        if (failed instanceof TestAbortedException aborted) {
            throw aborted;
        }
        if (failed != null) {
            throw new IllegalStateException("the sandbox did not start", failed);
        }
        if (started == null) {
            try {
                started = start();
            } catch (TestAbortedException e) {
                failed = e;
                throw e;
            } catch (Exception | Error e) {
                failed = e;
                throw new IllegalStateException("the sandbox did not start", e);
            }
        }
        return started;
    }

    private static TheSandbox start() throws Exception {
        LoopbackNames.install();
        SandboxHome home = KeptHome.in(HOME);
        Publications publications = Publications.of(home);
        int pushPort = FreePorts.any().base();
        Running running = ServerUnderTest.chosen()
                .start(new SandboxSettings(home, FreePorts.of(home), Nation.DEFAULT_SIZE)
                        .withServer(
                                Stream.concat(
                                                publications.serverOptions().stream(),
                                                pushServiceOn(pushPort, home).stream())
                                        .toList(),
                                Map.of()));
        try {
            TheSandbox sandbox = new TheSandbox(running, publications, pushPort);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> sandbox.running.close()));
            return sandbox;
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
    }

    /** The one push service that may be called: a test's own, on this machine, believed by the sandbox's root. */
    private static List<String> pushServiceOn(int port, SandboxHome home) {
        return List.of(
                "--spi-realm-restapi-extension--mobile--push-hosts=localhost:" + port,
                "--truststore-paths=" + home.tls().resolve("root.pem"));
    }

    /** Where a test's push service is called, if it listens. */
    public int pushPort() {
        return pushPort;
    }

    /** Stops everything and starts it again on what it holds, at the same addresses. */
    void restart() throws Exception {
        running.close();
        running = ServerUnderTest.chosen().start(running.settings());
    }

    /**
     * Starts a service beside it, if it does not run yet.
     *
     * @param every how old the issuer's word about a token may be
     */
    public void start(Service service, Duration every) {
        try {
            new ServicesBeside(running, every).start(service);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A second Keycloak beside the one that runs, on its databases. See {@link SecondServer}. */
    Process startBeside(List<String> options, Path log) throws IOException {
        return SecondServer.start(running, options, log);
    }

    /** Stops it, if a test ever asked for it. */
    static synchronized void stop() {
        if (started != null) {
            started.running.close();
            started = null;
            failed = new IllegalStateException("the sandbox was stopped with the run");
        }
    }

    public SandboxHome home() {
        return running.settings().home();
    }

    public Addresses addresses() {
        return running.addresses();
    }

    /** Whose certificates a browser of the sandbox believes. */
    public SandboxTrust trust() {
        return trust;
    }

    /** Calls it as servers do, over connections that are kept. */
    Caller caller() {
        return caller;
    }

    /** A generated secret of this sandbox. */
    public String secret(Secret secret) {
        return running.secrets().value(secret);
    }

    /** Everything of this sandbox that must not be told, by name. The service client's id is a name too, and may be. */
    Map<String, String> secrets() {
        return Stream.of(Secret.values())
                .filter(secret -> secret != Secret.ADMIN_CLIENT_ID)
                .collect(Collectors.toMap(Secret::key, this::secret));
    }

    /** The software the tests log in to; nothing listens at its address. */
    public RegisteredClient client() {
        return client;
    }

    /** Another vendor's. */
    RegisteredClient otherClient() {
        return otherClient;
    }

    /** What {@link #client()} is configured with: {@code openid scope_all}, {@code eidas1}. */
    public LoginSettings loginSettings() {
        return LoginSettings.of(home(), client);
    }

    /** A login to come, in a browser that was never used. */
    public CardLogin login() {
        return new CardLogin(loginSettings());
    }

    /**
     * The whole login with a card of the box, in a browser that was never used.
     *
     * @param card {@code medecin}, {@code infirmiere}, {@code pharmacien}, {@code etudiant}, {@code sans-activite}
     */
    public Outcome login(String card) {
        return login().run(card(card));
    }

    /** A card of the box, in the reader. */
    public Card card(String name) {
        return Card.find(home(), name, Optional.empty());
    }

    /** A card that is in no box, in the reader. */
    public Card inReader(TestCard card) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    card.name(),
                    card.privateKey(),
                    new char[0],
                    Stream.concat(Stream.of(card.certificate()), card.chain().stream())
                            .toArray(Certificate[]::new));
            return new Card(card.name(), PresentedKey.of(store, new char[0]));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The cards people of the sandbox have. */
    public CardBox box() {
        return new CardBox(home().cards());
    }

    /** Orders a card of the sandbox's own authority: the server believes it, as far as it deserves. */
    public CardFactory cards() {
        return CardAuthority.openOrCreate(home().authority(), random).cards(Clock.systemUTC(), random);
    }

    /** The extraction the directory was loaded from. */
    public Path extraction() {
        try (Stream<Path> files = Files.list(home().nation())) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was logged, by every part. */
    public List<Path> logs() {
        try (Stream<Path> files = Files.walk(home().log())) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Keycloak says. */
    public Path serverLog() {
        return running.serverLog();
    }

    /**
     * A superuser's connection.
     *
     * @param database {@code keycloak} or {@code directory}
     */
    public Connection database(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + addresses().ports().postgres() + "/" + database);
        source.setUser("postgres");
        source.setPassword(secret(Secret.POSTGRES_PASSWORD));
        return source.getConnection();
    }
}
