package fr.galien.mobile;

import com.nimbusds.jose.jwk.ECKey;
import fr.galien.identity.Assurance;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The rules on a store that behaves as the real one, each call a transaction of its own, as each request is. */
final class Engine {

    static final String ISSUER = "https://auth.example/auth/realms/esante-wallet";
    static final String DOCTOR = "f:directory:899700000017";
    static final String NURSE = "f:directory:899700000025";

    final MovableClock clock = new MovableClock();
    final DevicesInMemory devices = new DevicesInMemory();
    final List<Decision.State> aftermath = new ArrayList<>();
    final List<String> paused = new ArrayList<>();

    private final SharedStore store = new SharedStore(clock);
    private final ECKey realmKey = TestPhone.key();
    private final SecureRandom random = seeded();

    /** An enrolled phone whose keys are not attested. */
    TestPhone phoneOf(String user) {
        return phoneOf(user, KeyProtection.UNKNOWN);
    }

    TestPhone phoneOf(String user, KeyProtection protection) {
        TestPhone phone = TestPhone.of(user);
        devices.add(phone, phone.device(protection));
        return phone;
    }

    <T> T in(Function<Approvals, T> work) {
        return within(store -> work.apply(approvals(store)));
    }

    DeviceCalls.Caller call(String authorization, String path, String body) {
        return within(store -> new DeviceCalls(store, devices, ISSUER, clock).authenticate(authorization, path, body));
    }

    /** A refusal is an answer, too: what was decided with it is kept. */
    private <T> T within(Function<SharedStore.Transaction, T> work) {
        SharedStore.Transaction transaction = store.begin();
        try {
            return work.apply(transaction);
        } finally {
            transaction.commit();
        }
    }

    private Approvals approvals(Store transaction) {
        return new Approvals(
                transaction,
                devices,
                new Signer(),
                new UserVerifier(new NoPasskeys(), NoAttestation.INSTANCE),
                new Approvals.Aftermath() {
                    @Override
                    public void decided(Approval request, Decision decision) {
                        synchronized (aftermath) {
                            aftermath.add(decision.state());
                        }
                    }

                    @Override
                    public void paused(String user) {
                        paused.add(user);
                    }
                },
                random,
                clock);
    }

    /** As a browser does that does not know the person. */
    Approval openFor(String user) {
        return opened(question(Optional.of(user), false)).orElseThrow().request();
    }

    Approval openForScan() {
        return opened(question(Optional.empty(), false)).orElseThrow().request();
    }

    Approval openFor(String user, Assurance asked) {
        Approvals.Question plain = question(Optional.of(user), false);
        return opened(new Approvals.Question(
                        plain.kind(),
                        plain.user(),
                        plain.client(),
                        Optional.of(asked),
                        plain.scope(),
                        plain.place(),
                        plain.agent(),
                        plain.source(),
                        plain.known(),
                        plain.ring(),
                        plain.number(),
                        plain.life(),
                        plain.origin()))
                .orElseThrow()
                .request();
    }

    Optional<Approvals.Opened> opened(Approvals.Question question) {
        return in(approvals -> approvals.open(question));
    }

    static Approvals.Question question(Optional<String> user, boolean ring) {
        return question(user, ring, Approvals.LIFE);
    }

    static Approvals.Question question(Optional<String> user, boolean ring, Duration life) {
        return new Approvals.Question(
                Approval.Kind.LOGIN,
                user,
                new Approval.Client("dpi", "DPI du CHU"),
                Optional.empty(),
                List.of("openid"),
                "Rennes",
                "Firefox, Windows",
                "192.0.2.1",
                ring,
                ring,
                Optional.empty(),
                life,
                Map.of("root", "r", "tab", "t"));
    }

    Decision answer(Approval request, SignedMessage message) {
        return answer(request.cid(), message.compact());
    }

    Decision answer(String cid, String message) {
        return in(approvals -> approvals.answer(cid, message));
    }

    Optional<Decision> redeem(Approval request) {
        return in(approvals -> approvals.redeem(request.cid()));
    }

    List<Approval> listed(String user) {
        return in(approvals -> approvals.listed(user));
    }

    List<Approval> found(String user, String credential, String number) {
        return in(approvals -> approvals.find(user, credential, number));
    }

    Approval scan(String user, String cid, String bind) {
        return in(approvals -> approvals.scan(user, cid, bind, one -> true));
    }

    boolean mayRing(String user) {
        return within(store -> new Limits(store).mayRing(user));
    }

    String stateOf(Approval request) {
        return in(approvals -> approvals.stateOf(request.cid()));
    }

    private final class Signer implements RealmSigner {

        @Override
        public String sign(String typ, Map<String, Object> payload) {
            Map<String, Object> header = new LinkedHashMap<>();
            header.put("alg", "ES256");
            header.put("typ", typ);
            header.put("kid", "realm");
            return new SignedMessage(header, payload, realmKey).compact();
        }

        @Override
        public String issuer() {
            return ISSUER;
        }
    }

    private static final class NoPasskeys implements UserVerifier.Passkeys {

        @Override
        public Optional<UserKey.Passkey> verify(UserKey.Passkey passkey, Map<String, Object> proof, String text) {
            return Optional.empty();
        }

        @Override
        public Optional<UserVerification.NewKey> enrol(Map<String, Object> proof, String text) {
            return Optional.empty();
        }
    }

    /** The same numbers in each run. */
    private static SecureRandom seeded() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed("numbers on screens".getBytes(StandardCharsets.UTF_8));
            return random;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
