package fr.galien.sandbox.launch;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.ClientHabits;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.Outsiders;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.client.StructureNumber;
import fr.galien.sandbox.directory.DirectoryLoads;
import fr.galien.sandbox.front.Front;
import fr.galien.sandbox.front.FrontSettings;
import fr.galien.sandbox.front.PemFiles;
import fr.galien.sandbox.key.KeyMetadataFiles;
import fr.galien.sandbox.progress.Progress;
import fr.galien.sandbox.progress.Steps;
import fr.galien.sandbox.service.BillingRegister;
import fr.galien.sandbox.service.Proxies;
import fr.galien.sandbox.service.Proxy;
import fr.galien.sandbox.service.Seals;
import fr.galien.sandbox.service.Services;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.demo.DemoSettings;
import fr.galien.testkit.demo.DemoSoftware;
import fr.galien.testkit.demo.ServiceSettings;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.tls.PemPair;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** One start of a sandbox, from a look at the machine to the last address that answers. */
public final class Sandbox {

    private final SandboxSettings settings;
    private final Optional<OtherServer> elsewhere;
    private final SandboxHome home;
    private final Steps steps;
    private final Build build = Build.current();
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Running running;

    private Secrets secrets;
    private SandboxTls tls;
    private List<Path> extractions;

    private Sandbox(SandboxSettings settings, Optional<OtherServer> elsewhere, Progress progress, Running running) {
        this.settings = settings;
        this.elsewhere = elsewhere;
        this.home = settings.home();
        this.steps = new Steps(progress);
        this.running = running;
    }

    /**
     * Starts everything and returns when it is ready. What was started is stopped again if something fails.
     *
     * @throws Trouble if a person can put right what is in the way
     */
    public static Running start(SandboxSettings settings, Progress progress) throws Exception {
        return start(settings, Optional.empty(), progress);
    }

    /** The same around a server that runs elsewhere than in a process of ours. */
    public static Running start(SandboxSettings settings, OtherServer elsewhere, Progress progress) throws Exception {
        return start(settings, Optional.of(elsewhere), progress);
    }

    private static Running start(SandboxSettings settings, Optional<OtherServer> elsewhere, Progress progress)
            throws Exception {
        Running running = new Running(settings, HomeLock.take(settings.home().run()));
        try {
            new Sandbox(settings, elsewhere, progress, running).start();
            return running;
        } catch (Exception | Error e) {
            running.close();
            throw e;
        }
    }

    private void start() throws Exception {
        steps.run("This machine", this::machine);
        running.record(new RunFile(
                false,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                Map.of(Part.SUPERVISOR, ProcessMark.of(ProcessHandle.current()))));
        steps.run("Secrets", this::secrets);
        steps.run("TLS certificates", this::certificates);
        atOnce(List.of(
                () -> {
                    steps.run("Card authority", this::cards);
                    steps.run("Seals of structures", this::seals);
                    steps.run("Metadata of keys", this::keys);
                    steps.run("Revocation lists", this::revocation);
                    return null;
                },
                () -> {
                    steps.run("Nation", this::nation);
                    steps.run("PostgreSQL", this::database);
                    steps.run("Directory", this::directory);
                    return null;
                },
                () -> {
                    if (elsewhere.isPresent()) {
                        return null;
                    }
                    Distribution distribution = new Distribution(home.keycloak(), build);
                    steps.run("Keycloak " + build.keycloakVersion(), () -> unpack(distribution));
                    steps.run("Our providers in Keycloak", () -> augment(distribution));
                    return null;
                }));
        atOnce(List.of(
                () -> {
                    steps.run("Keycloak start", this::keycloak);
                    return null;
                },
                () -> {
                    steps.run("Front", this::front);
                    return null;
                }));
        steps.run("Clients of the services", this::clients);
        steps.run("Person outside the directory", this::outsider);
        steps.run("Demo software", this::demo);
        services();
        running.ready();
    }

    private String machine() throws Exception {
        long free = Machine.freeSpace(home.root());
        List<String> stopped = Leftovers.stop(home);
        Machine.portsAreFree(settings.ports(), settings.services());
        home.remember(settings.ports(), settings.people());
        String found = "ports " + settings.ports().base() + " to "
                + settings.ports().last() + ", " + free / (1L << 30) + " GB free";
        return stopped.isEmpty() ? found : found + "; stopped leftovers: " + String.join(", ", stopped);
    }

    private String secrets() throws Exception {
        secrets = Secrets.openOrCreate(home.secrets(), random);
        running.secrets(secrets);
        PushKey.createIfMissing(home.pushKey(), random);
        return "";
    }

    private String certificates() {
        tls = SandboxTls.openOrCreate(home.tls(), clock, random);
        return "";
    }

    private String database() throws Exception {
        // Interrupted, its library would forget the server it is starting.
        Database database = Uninterrupted.call(
                "postgres", () -> Database.start(home, settings.ports().postgres(), secrets));
        running.started(Part.POSTGRES, database.process(), database);
        return "";
    }

    private String seals() throws IOException {
        return Seals.issue(home, clock, random) ? "made" : "";
    }

    private String keys() throws IOException {
        return KeyMetadataFiles.publish(home, clock, random) ? "a maker made" : "";
    }

    private String cards() {
        int made = DemoCards.issue(home, CardAuthority.openOrCreate(home.authority(), random), clock, random);
        return made == 0 ? "" : made + " cards made";
    }

    private String revocation() throws Exception {
        running.started("the revocation lists", Publication.start(home));
        return "";
    }

    private String nation() throws Exception {
        NationFile nation = new NationFile(home.nation());
        Path people = nation.of(settings.people(), clock);
        extractions = new ArrayList<>(List.of(people));
        extractions.addAll(nation.more(people, settings.people()));
        return settings.people() + " people";
    }

    private String directory() throws Exception {
        String loaded = Directory.load(extractions, settings.ports().postgres(), secrets, clock);
        DirectoryLoads.at(
                        Database.url(settings.ports().postgres(), Roles.DIRECTORY_DATABASE),
                        Roles.LOADER,
                        secrets.value(Secret.DIRECTORY_LOADER_PASSWORD))
                .loadBilling(BillingRegister.write(home.root().resolve("services")));
        return loaded;
    }

    private String front() throws Exception {
        running.started(
                "the front",
                Front.start(new FrontSettings(
                        settings.ports(),
                        pem(tls.server()),
                        pem(tls.cardServer()),
                        pem(tls.phoneServer()),
                        pem(tls.frontClient()),
                        tls.linkRoot(),
                        vendorAuthorities(),
                        build.wallet())));
        return "";
    }

    /** Organisations' certificates, never persons'. */
    private List<Path> vendorAuthorities() throws IOException {
        try (Stream<Path> authorities =
                Files.list(CardAuthority.organisations(home.authority(), CardEnvironment.TEST))) {
            return authorities.sorted().toList();
        }
    }

    private static PemFiles pem(PemPair pair) {
        return new PemFiles(pair.certificate(), pair.key());
    }

    /** The services' own; the proxies that get tokens for them are registered when one is first asked for. */
    private String clients() {
        Services.register(home);
        return "";
    }

    private String outsider() {
        Outsiders.ensure(
                home, Nation.outsider(), secrets.value(Secret.OUTSIDER_PASSWORD), secrets.value(Secret.OUTSIDER_CODES));
        return "";
    }

    private String demo() throws IOException {
        Addresses addresses = running.addresses();
        URI base = addresses.demo();
        RegisteredClient client = Clients.ensure(
                home,
                new ClientSpec(
                        "demo",
                        "Logiciel de démonstration",
                        List.of(URI.create(base + "/callback")),
                        List.of(URI.create(base + "/")),
                        new ClientAuthentication.BySecret(),
                        ClientHabits.WELCOMING));
        running.started(
                "the demo software",
                DemoSoftware.start(new DemoSettings(
                        base,
                        tls.server().certificate(),
                        tls.server().key(),
                        addresses.issuer(),
                        Optional.of(addresses.walletAuthorization()),
                        client.id(),
                        client.secret(),
                        tls.root(),
                        Optional.of(calledServices()))));
        return "";
    }

    private ServiceSettings calledServices() {
        Addresses addresses = running.addresses();
        Proxies proxies = new Proxies(home);
        return new ServiceSettings(
                URI.create(addresses.mtls() + "/realms/" + Addresses.REALM + "/protocol/openid-connect/token"),
                addresses.record(),
                addresses.prescriptions(),
                settings.ports().imap(),
                structure -> {
                    Proxy proxy = proxies.of(new StructureNumber(structure));
                    return new ServiceSettings.Proxy(proxy.id(), proxy.keys(), proxy.password());
                });
    }

    private void services() throws Exception {
        ServicesBeside beside = new ServicesBeside(running, ServicesBeside.EVERY);
        // One after the other: each would slow the others down.
        for (Service service : new TreeSet<>(settings.services())) {
            steps.run(service.title(), () -> {
                try {
                    beside.start(service);
                    return "";
                } catch (Trouble trouble) {
                    if (settings.servicesAsked()) {
                        throw trouble;
                    }
                    // Nobody asked for it: it keeps nobody from the rest.
                    return "not started; " + trouble.line();
                }
            });
        }
    }

    private String unpack(Distribution distribution) throws Exception {
        return distribution.unpack() ? "unpacked" : "";
    }

    private String augment(Distribution distribution) throws Exception {
        return new Augmentation(distribution, build, ServerOptions.BUILD)
                        .apply(
                                home.log().resolve("keycloak-build.log"),
                                process -> running.note(Part.AUGMENTATION, process))
                ? "built"
                : "unchanged";
    }

    private String keycloak() throws Exception {
        ServerOptions options = new ServerOptions(settings, secrets, tls);
        if (elsewhere.isPresent()) {
            List<String> all = Stream.concat(options.start().stream(), settings.serverOptions().stream())
                    .toList();
            running.started("Keycloak", elsewhere.get().start(all, options.environment()));
            return "";
        }
        KeycloakServer server =
                KeycloakServer.start(settings, new Distribution(home.keycloak(), build).directory(), build, options);
        running.started(Part.KEYCLOAK, server.process().toHandle(), server);
        server.awaitReady();
        return new ImportedRealm(home.postgres(), build.realmConfig()).note();
    }

    /** Runs jobs side by side; the first that fails interrupts the others, and is the one that is told. */
    private static void atOnce(List<Callable<Void>> jobs) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs.size())) {
            CompletionService<Void> ended = new ExecutorCompletionService<>(threads);
            jobs.forEach(ended::submit);
            try {
                for (int i = 0; i < jobs.size(); i++) {
                    ended.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof Exception cause ? cause : e;
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }
}
