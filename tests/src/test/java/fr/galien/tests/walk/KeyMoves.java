package fr.galien.tests.walk;

import fr.galien.sandbox.login.KeyPage;
import fr.galien.testkit.key.Assertion;
import fr.galien.testkit.key.Flags;
import fr.galien.testkit.key.KeyAlgorithm;
import fr.galien.testkit.key.RequestOptions;
import fr.galien.testkit.key.SoftwareKey;
import fr.galien.tests.system.TheSandbox;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What walkers do with security keys and passkeys, wherever a page would take one. */
final class KeyMoves {

    private static final String FORM = "form#galien-passkey[data-options]";

    /** What is wrong with an answer of a key, each for itself. */
    private static final List<UnaryOperator<Assertion>> LIES = List.of(
            right -> right.challenge("b3RoZXI"),
            right -> right.origin("https://evil.example"),
            right -> right.rpId("evil.example"),
            right -> right.flags(Flags.USER_PRESENT),
            right -> right.type("webauthn.create"),
            right -> right.signedBy(KeyAlgorithm.ES256.generate(new SecureRandom())),
            right -> right.credentialId("bm9ib2R5cw"),
            right -> right.userHandle("bm9ib2R5"));

    private KeyMoves() {}

    static List<Move> all() {
        return List.of(
                new Move("a security key", 24, KeyMoves::isAsked, walk -> {
                    Holder holder = walk.anybody();
                    walk.note("the security key of " + holder);
                    send(walk, holder.securityKey(), Optional.of(new Attempt.Proof(holder.human(), Did.SECURITY_KEY)));
                }),
                new Move("a passkey", 24, KeyMoves::isAsked, walk -> {
                    Holder holder = walk.anybody();
                    walk.note("the passkey of " + holder);
                    send(walk, holder.passkey(), Optional.of(new Attempt.Proof(holder.human(), Did.PASSKEY)));
                }),
                new Move("a key lies", 4, KeyMoves::isAsked, walk -> {
                    Holder holder = walk.anybody();
                    int lie = walk.random.nextInt(LIES.size());
                    walk.note("a lie as the security key of " + holder + ": " + lie);
                    send(walk, LIES.get(lie).apply(assertion(walk, holder.securityKey())), Optional.empty());
                }),
                new Move("one's key in another's name", 3, KeyMoves::isAsked, walk -> {
                    Holder thief = walk.people.getFirst();
                    Holder victim = walk.people.getLast();
                    walk.note("the security key of " + thief + " in the name of " + victim);
                    send(
                            walk,
                            assertion(walk, thief.securityKey())
                                    .userHandle(assertion(walk, victim.securityKey())
                                            .userHandle()),
                            Optional.empty());
                }));
    }

    private static boolean isAsked(Walk walk) {
        return walk.tab.has(FORM);
    }

    private static Assertion assertion(Walk walk, SoftwareKey key) {
        RequestOptions asked = new KeyPage(walk.tab.page).request().orElseThrow();
        // Whether the page wants keys of one person only is the page's affair; this key answers all the same.
        return key.assertion(
                new RequestOptions(asked.rpId(), asked.challenge()),
                TheSandbox.get().addresses().auth().toString().replaceFirst("(https://[^/]*).*", "$1"));
    }

    private static void send(Walk walk, SoftwareKey key, Optional<Attempt.Proof> proof) {
        send(walk, assertion(walk, key), proof);
    }

    /** An answer is good once: what is sent again later proves nothing. */
    private static void send(Walk walk, Assertion answer, Optional<Attempt.Proof> proof) {
        Map<String, String> fields = answer.done().fields();
        Form form = walk.tab.form(FORM).orElseThrow().and(fields);
        Attempt attempt = walk.tab.attempt.orElseThrow();
        walk.tab.sent.add(new Tab.Sent(attempt, form, Optional::empty));
        walk.go(attempt, walk.post(form), proof);
    }
}
