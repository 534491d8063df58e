package fr.galien.resource;

import com.nimbusds.jose.util.Base64URL;
import fr.galien.resource.AskIssuer.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What no signature tells: whether the token was revoked, the session ended or the person left practice. The issuer is asked
 * once per token and interval, however many requests come at a time; while it is silent, what it said last holds for the
 * grace, and a token it never spoke of is refused.
 */
final class StillActive implements TokenRule {

    /** Tokens known at a time; whoever was longest not seen is forgotten, and asked about again. */
    static final int MOST = 10_000;

    /** How long a silent issuer is left alone about a token. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final AskIssuer issuer;
    private final Duration interval;
    private final Duration grace;
    private final Clock clock;
    private final Map<Base64URL, Enquiry> enquiries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Base64URL, Enquiry> eldest) {
            return size() > MOST;
        }
    };

    /** @param lastActive when the issuer last said so, before this enquiry */
    private record Enquiry(Instant at, Optional<Instant> lastActive, CompletableFuture<Answer> answer) {

        Optional<Instant> active() {
            return switch (answer.getNow(Answer.SILENT)) {
                case ACTIVE -> Optional.of(at);
                case ENDED -> Optional.empty();
                case SILENT -> lastActive;
            };
        }
    }

    StillActive(AskIssuer issuer, Duration interval, Duration grace, Clock clock) {
        this.issuer = issuer;
        this.interval = interval;
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    public Optional<Refusal> broken(PresentedToken token) {
        Instant now = clock.instant();
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        Enquiry enquiry = begun(token.fingerprint(), now, mine);
        if (enquiry.answer() == mine) {
            ask(token, mine);
        }
        return switch (enquiry.answer().join()) {
            case ACTIVE -> Optional.empty();
            case ENDED -> Optional.of(Refusals.ended());
            case SILENT ->
                TokenRule.unless(
                        enquiry.lastActive()
                                .filter(last -> now.isBefore(last.plus(interval).plus(grace)))
                                .isPresent(),
                        Refusals.issuerSilent());
        };
    }

    /** Whatever happens, those who wait are told. */
    private void ask(PresentedToken token, CompletableFuture<Answer> mine) {
        Answer answer = Answer.SILENT;
        try {
            answer = issuer.about(token.serialized());
        } finally {
            mine.complete(answer);
        }
    }

    /** The one that holds now: somebody's, or {@code mine}. */
    private synchronized Enquiry begun(Base64URL token, Instant now, CompletableFuture<Answer> mine) {
        Enquiry last = enquiries.get(token);
        if (last != null && now.isBefore(last.at().plus(validity(last)))) {
            return last;
        }
        Enquiry next = new Enquiry(now, last == null ? Optional.empty() : last.active(), mine);
        enquiries.put(token, next);
        return next;
    }

    private Duration validity(Enquiry enquiry) {
        boolean silent = enquiry.answer().isDone() && enquiry.answer().join() == Answer.SILENT;
        return silent && PAUSE.compareTo(interval) < 0 ? PAUSE : interval;
    }
}
