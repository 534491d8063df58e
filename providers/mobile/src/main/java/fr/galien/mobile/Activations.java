package fr.galien.mobile;

import fr.galien.identity.Assurance;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How somebody who can show neither card nor phone comes to add one: a code sent by mail, then one sent by text message, or one
 * code on paper that an operator gave them. Whoever asks is told nothing of the person they name.
 */
public final class Activations {

    /** Of the code sent by mail, and of the whole. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    public static final Duration SMS_LIFE = Duration.ofMinutes(10);

    public static final Duration PAPER_LIFE = Duration.ofHours(24);

    private static final int DIGITS = 8;
    private static final String ENTRY = "v";

    private final Store store;
    private final Limits limits;
    private final Tokens tokens;
    private final Clock clock;

    public Activations(Store store, SecureRandom random, Clock clock) {
        this.store = store;
        this.limits = new Limits(store);
        this.tokens = new Tokens(random);
        this.clock = clock;
    }

    /** Of whom it is, if it is anybody's, is known to the server alone. */
    public enum Step {
        MAIL,
        SMS,
        /** The screen of the enrolment. */
        VOUCHED
    }

    /**
     * @param typed   the identifier, as it was understood
     * @param smsCode hash; empty until one was sent
     * @param smsEnds when it is good for nothing any more
     */
    private record Asked(
            String typed, Step step, Optional<String> smsCode, Optional<Instant> smsEnds, Optional<Voucher> voucher) {}

    private record Sent(String user, String mailCode) {}

    private record Paper(String user) {}

    /**
     * What was sent.
     *
     * @param code for the mail
     * @param stop names the activation in a link that can do nothing but end it
     */
    public record Begun(String code, String stop) {
        @Override
        public String toString() {
            return "Begun[***]";
        }
    }

    /** What a code did. */
    public sealed interface Tried {
        /** Not right, too late, too often or nobody's. */
        record Refused() implements Tried {}

        /** The mail's was: the next is for the telephone. */
        record Sms(String user, String code) implements Tried {
            @Override
            public String toString() {
                return "Sms[***]";
            }
        }

        record Vouched(String user, Voucher voucher) implements Tried {}
    }

    /** @return the name of the activation, for the cookie of the browser that asked */
    public String ask(String typed) {
        String id = tokens.name();
        keep(id, new Asked(typed, Step.MAIL, Optional.empty(), Optional.empty(), Optional.empty()));
        return id;
    }

    public Optional<Step> step(String id) {
        return asked(id).map(Asked::step);
    }

    /** Of the person that was named. */
    public Optional<String> typed(String id) {
        return asked(id).map(Asked::typed);
    }

    /** @return empty if this person has one running, or had too many today */
    public Optional<Begun> begin(String id, String user) {
        if (!store.claim(runningKey(user), LIFE) || !limits.mayActivate(user)) {
            return Optional.empty();
        }
        String code = tokens.digits(DIGITS);
        String stop = tokens.name();
        store.put(sentKey(id), LIFE, Map.of(ENTRY, Json.write(new Sent(user, Tokens.sha256(code)))));
        store.put(stopKey(stop), LIFE, Map.of(ENTRY, id));
        return Optional.of(new Begun(code, stop));
    }

    /** For a person an operator has seen. Used once. */
    public String paper(String user) {
        String code = tokens.paper();
        store.put(paperKey(code), PAPER_LIFE, Map.of(ENTRY, Json.write(new Paper(user))));
        return code;
    }

    /**
     * The first code: the mail's or the paper's.
     *
     * @param named the user who was named; empty if the identifier is nobody's
     */
    public Tried tryFirst(String id, String typedCode, Optional<String> named) {
        Optional<Asked> asked = asked(id).filter(it -> it.step() == Step.MAIL);
        if (asked.isEmpty() || !limits.mayTryActivation(id)) {
            return new Tried.Refused();
        }
        String code = Tokens.compact(typedCode);
        if (code.length() == Tokens.PAPER_LENGTH) {
            return tryPaper(id, asked.get(), code, named);
        }
        Optional<Sent> sent = sent(id).filter(it -> Tokens.same(it.mailCode(), Tokens.sha256(code)));
        if (sent.isEmpty() || !store.claim(usedKey(id, "mail"), LIFE)) {
            return new Tried.Refused();
        }
        String smsCode = tokens.digits(DIGITS);
        keep(
                id,
                new Asked(
                        asked.get().typed(),
                        Step.SMS,
                        Optional.of(Tokens.sha256(smsCode)),
                        Optional.of(clock.instant().plus(SMS_LIFE)),
                        Optional.empty()));
        return new Tried.Sms(sent.get().user(), smsCode);
    }

    private Tried tryPaper(String id, Asked asked, String code, Optional<String> named) {
        boolean theirs = store.get(paperKey(code))
                .flatMap(entry -> Json.read(entry.get(ENTRY), Paper.class))
                .filter(paper -> named.filter(paper.user()::equals).isPresent())
                .isPresent();
        if (!theirs || store.take(paperKey(code)).isEmpty()) {
            return new Tried.Refused();
        }
        return vouched(id, asked, named.orElseThrow(), new Voucher(EnrolledBy.DESK, EnrolledBy.DESK.most()));
    }

    public Tried trySms(String id, String typedCode) {
        Optional<Asked> asked = asked(id).filter(it -> it.step() == Step.SMS);
        Optional<Sent> sent = sent(id);
        if (asked.isEmpty() || sent.isEmpty() || !limits.mayTryActivationSms(id)) {
            return new Tried.Refused();
        }
        boolean right = asked.get().smsEnds().filter(clock.instant()::isBefore).isPresent()
                && Tokens.same(asked.get().smsCode().orElse(""), Tokens.sha256(Tokens.compact(typedCode)));
        if (!right || !store.claim(usedKey(id, "sms"), LIFE)) {
            return new Tried.Refused();
        }
        return vouched(id, asked.get(), sent.get().user(), new Voucher(EnrolledBy.CODES, Assurance.EIDAS1));
    }

    private Tried vouched(String id, Asked asked, String user, Voucher voucher) {
        keep(id, new Asked(asked.typed(), Step.VOUCHED, Optional.empty(), Optional.empty(), Optional.of(voucher)));
        store.put(sentKey(id), LIFE, Map.of(ENTRY, Json.write(new Sent(user, ""))));
        return new Tried.Vouched(user, voucher);
    }

    /** Of one that is vouched for. */
    public Optional<String> user(String id) {
        return asked(id)
                .filter(it -> it.step() == Step.VOUCHED)
                .flatMap(it -> sent(id))
                .map(Sent::user);
    }

    /** Over: done, given up, or stopped. The person may have another. */
    public void end(String id) {
        sent(id).ifPresent(sent -> store.release(runningKey(sent.user())));
        store.take(askedKey(id));
        store.take(sentKey(id));
    }

    /** Whether a link can stop anything; looking at it stops nothing, mail servers open links too. */
    public boolean canStop(String stop) {
        return store.get(stopKey(stop)).isPresent();
    }

    /** @return whose activation it was; empty if there is none, any more */
    public Optional<String> stop(String stop) {
        Optional<String> id = store.take(stopKey(stop)).map(entry -> entry.get(ENTRY));
        Optional<String> user = id.flatMap(this::sent).map(Sent::user);
        id.ifPresent(this::end);
        return user;
    }

    private void keep(String id, Asked asked) {
        store.put(askedKey(id), LIFE, Map.of(ENTRY, Json.write(asked)));
    }

    private Optional<Asked> asked(String id) {
        return store.get(askedKey(id)).flatMap(entry -> Json.read(entry.get(ENTRY), Asked.class));
    }

    private Optional<Sent> sent(String id) {
        return store.get(sentKey(id)).flatMap(entry -> Json.read(entry.get(ENTRY), Sent.class));
    }

    private static String askedKey(String id) {
        return "galien.map.activation." + id;
    }

    private static String sentKey(String id) {
        return "galien.map.activation.sent." + id;
    }

    private static String usedKey(String id, String which) {
        return "galien.map.activation.used." + which + "." + id;
    }

    private static String stopKey(String stop) {
        return "galien.map.activation.stop." + stop;
    }

    private static String runningKey(String user) {
        return "galien.map.activation.of." + user;
    }

    private static String paperKey(String code) {
        return "galien.map.activation.paper." + Tokens.sha256(code);
    }
}
