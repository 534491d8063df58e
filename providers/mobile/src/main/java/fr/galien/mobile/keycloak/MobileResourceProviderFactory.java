package fr.galien.mobile.keycloak;

import fr.galien.card.JudgeCard;
import fr.galien.directory.ActivationContact;
import fr.galien.identity.ProductionCheck;
import fr.galien.mobile.Activations;
import fr.galien.mobile.Approvals;
import fr.galien.mobile.CardCalls;
import fr.galien.mobile.ClientMemory;
import fr.galien.mobile.DeviceCalls;
import fr.galien.mobile.Enrolments;
import fr.galien.mobile.Limits;
import fr.galien.mobile.NoAttestation;
import fr.galien.mobile.PushSender;
import fr.galien.mobile.Reach;
import fr.galien.mobile.SmsSender;
import fr.galien.mobile.UserVerifier;
import fr.galien.mobile.attestation.AndroidKeyAttestation;
import fr.galien.mobile.http.WebPush;
import fr.galien.mobile.webauthn.WalletPasskeys;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * The resource {@code /realms/{realm}/mobile/…}, which devices call ({@code docs/mobile-protocol.md}), and the place where the
 * engine is put together. Options: {@code spi-realm-restapi-extension--mobile--wallet}, the https origin of the web
 * application; {@code …--push-hosts}, the push services that may be called, by commas ({@code host}, {@code host:port},
 * {@code *.name}); {@code …--vapid-key}, the PEM file of the key they know us by; {@code …--sms-file}, of a sandbox alone:
 * where text messages are written instead of being sent. Elsewhere the first provider factory that is an {@link SmsSender}
 * sends them; without one, no code activates a phone. {@code …--attestation}: the directory of
 * {@link fr.galien.mobile.attestation.AttestationFiles}, without which no attestation is asked for.
 */
public final class MobileResourceProviderFactory implements RealmResourceProviderFactory, ProductionCheck {

    public static final String ID = "mobile";

    private static final Logger LOG = Logger.getLogger(MobileResourceProviderFactory.class);

    private static final int BELL_THREADS = 8;
    private static final int WAITING = 1_000;
    private static final int POST_THREADS = 4;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    private MobileSettings settings;
    private WalletPasskeys passkeys;
    private PushSender push = NoPush.INSTANCE;
    private ThreadPoolExecutor bells;
    private ThreadPoolExecutor post;
    private ThreadPoolExecutor codes;
    private ActivationContact contacts;
    private Optional<SmsSender> sms = Optional.empty();
    private Letters letters;
    private Optional<JudgeCard> cards = Optional.empty();

    @Override
    public void init(Config.Scope config) {
        settings = MobileSettings.read(config);
        passkeys = new WalletPasskeys(settings.wallet(), settings.attestation());
        push = settings.push().flatMap(this::webPush).orElse(NoPush.INSTANCE);
    }

    private Optional<PushSender> webPush(MobileSettings.Push push) {
        try {
            return settings.wallet()
                    .map(contact ->
                            new WebPush(VapidKey.read(push.key()), contact, push.hosts(), tls(), clock, random));
        } catch (UncheckedIOException | IllegalArgumentException unusable) {
            LOG.errorf(
                    unusable, "No phone will be rung: push-hosts or vapid-key of spi-realm-restapi-extension--%s", ID);
            return Optional.empty();
        }
    }

    /** With the certificates of {@code --truststore-paths} beside the JDK's own. */
    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        bells = pool("galien-bell-", BELL_THREADS);
        cards = factory.getProviderFactoriesStream(RealmResourceProvider.class)
                .filter(JudgeCard.class::isInstance)
                .map(JudgeCard.class::cast)
                .findFirst();
        post = pool("galien-post-", POST_THREADS);
        codes = pool("galien-codes-", POST_THREADS);
        contacts = other(factory, ActivationContact.class)
                .orElse(key -> new ActivationContact.Answer.Unreachable(new IllegalStateException("no directory")));
        sms = settings.smsFile().<SmsSender>map(SmsFile::new).or(() -> other(factory, SmsSender.class));
        letters = new Letters(contacts, post);
    }

    /** Each kind of work its own, so that strangers who ask for codes keep nobody's mail waiting. */
    private static ThreadPoolExecutor pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name(name, 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** A capability or an operator's own provider, found among Keycloak's factories. */
    private static <T> Optional<T> other(KeycloakSessionFactory factory, Class<T> port) {
        return factory.getSpis().stream()
                .flatMap(spi -> factory.getProviderFactoriesStream(spi.getProviderClass()))
                .filter(port::isInstance)
                .map(port::cast)
                .findFirst();
    }

    /** Codes that are written to a file of this machine reach whoever reads it. */
    @Override
    public List<Fault> faults() {
        return settings
                .smsFile()
                .map(file -> new Fault(
                        "PROD-0908",
                        "activation codes are written to a file: take --spi-realm-restapi-extension--" + ID
                                + "--sms-file away"))
                .stream()
                .toList();
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        MobileEngine engine = engine(session);
        Reach reach = (user, letter, what) -> {
            letters.afterCommit(session, user, new Letters.Draft(letter, what, Map.of()));
            engine.bell().ring(user);
        };
        return new MobileResourceProvider(new MobileResource(session, engine, settings), reach, engine.devices()::of);
    }

    /** Whether any phone can be used: it needs the web application's origin. */
    boolean hasWallet() {
        return settings.wallet().isPresent();
    }

    /** For the realm of the session's context. */
    static MobileEngine of(KeycloakSession session) {
        return ((MobileResourceProviderFactory)
                        session.getKeycloakSessionFactory().getProviderFactory(RealmResourceProvider.class, ID))
                .engine(session);
    }

    private MobileEngine engine(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        KeycloakStore store = new KeycloakStore(session.singleUseObjects());
        KeycloakVault vault = new KeycloakVault(session.keys(), realm);
        KeycloakDevices devices = new KeycloakDevices(session, realm, vault);
        KeycloakSigner signer = new KeycloakSigner(session);
        UserVerifier verification = new UserVerifier(
                passkeys,
                settings.attestation()
                        .<UserVerifier.NativeAttestation>map(files -> new AndroidKeyAttestation(files, clock))
                        .orElse(NoAttestation.INSTANCE));
        Notices notices = new Notices(session, letters);
        ClientMemory clients = new FederatedClientMemory(session, realm);
        Consequences consequences =
                new Consequences(List.of(new CibaAnswers(session, realm, clients), new Distrust(session), notices));
        Bell bell = new Bell(session, devices, push, bells);
        return new MobileEngine(
                new Approvals(store, devices, signer, verification, consequences, random, clock),
                new Enrolments(store, devices, signer, verification, vault, formats(), random, clock),
                new DeviceCalls(store, devices, signer.issuer(), clock),
                new CardCalls(store, new KeycloakCards(session, realm, cards), signer.issuer(), clock),
                new Limits(store),
                clients,
                devices,
                bell,
                new DeviceLife(session, devices, notices, bell, clock),
                new ActivationDesk(
                        session, new Activations(store, random, clock), contacts, letters, sms, codes, clock),
                settings.wallet());
    }

    private List<String> formats() {
        return settings.attestation().isPresent()
                ? List.of("none", "webauthn", AndroidKeyAttestation.FORMAT)
                : List.of("none");
    }

    @Override
    public void close() {
        if (bells != null) {
            bells.shutdownNow();
            post.shutdownNow();
            codes.shutdownNow();
        }
        if (push instanceof WebPush web) {
            web.close();
        }
    }

    @Override
    public String getId() {
        return ID;
    }
}
