package fr.galien.card.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/**
 * One authority's responder. A person waits while it is asked, so it is asked briefly, by few at a time, and not at all for a
 * while after it failed over and over.
 */
final class Responder {

    private static final String QUESTION = "application/ocsp-request";

    private record Kept(SourceAnswer answer, Instant until) {}

    private final String authority;
    private final X509Certificate issuer;
    private final URI source;
    private final OcspReader reader;
    private final RevocationSettings settings;
    private final Http http;
    private final Clock clock;
    private final RandomGenerator random;
    private final Health health;
    private final Breaker breaker;
    private final Semaphore places;
    private final Cache<BigInteger, Kept> kept;

    private volatile Optional<Instant> answeredAt = Optional.empty();
    private volatile Optional<Trouble> trouble = Optional.empty();

    Responder(
            String authority,
            X509Certificate issuer,
            URI source,
            OcspReader reader,
            RevocationSettings settings,
            Http http,
            Clock clock,
            RandomGenerator random,
            Journal journal) {
        this.authority = authority;
        this.issuer = issuer;
        this.source = source;
        this.reader = reader;
        this.settings = settings;
        this.http = http;
        this.clock = clock;
        this.random = random;
        this.health = new Health(journal, authority, "The responder");
        this.breaker = new Breaker(clock);
        this.places = new Semaphore(settings.ocspConcurrent());
        // In the caller's thread: a cache this small is not worth one of its own.
        this.kept = Caffeine.newBuilder()
                .maximumSize(settings.ocspKept())
                .executor(Runnable::run)
                .build();
    }

    /** @param oldest how long ago an answer may be from that does not say until when it holds */
    SourceAnswer ask(BigInteger serial, Duration oldest) {
        Kept before = kept.getIfPresent(serial);
        if (before != null && clock.instant().isBefore(before.until())) {
            return before.answer();
        }
        if (!places.tryAcquire()) {
            return silent(OcspTrouble.BUSY);
        }
        try {
            return breaker.letsThrough() ? askNow(serial, oldest) : silent(OcspTrouble.RESTING);
        } finally {
            places.release();
        }
    }

    private SourceAnswer askNow(BigInteger serial, Duration oldest) {
        boolean worked = false;
        try {
            OcspQuestion question = OcspQuestion.about(serial, issuer, random);
            byte[] der = http.post(source, QUESTION, question.encoded(), settings.ocspLimits());
            OcspAnswer answer = reader.read(der, question, oldest);
            worked = true;
            answeredAt = Optional.of(clock.instant());
            trouble = Optional.empty();
            health.good();
            return remembered(serial, answer);
        } catch (Unusable e) {
            trouble = Optional.of(e.trouble());
            health.bad(e.trouble());
            return silent(e.trouble());
        } finally {
            if (worked) {
                breaker.worked();
            } else {
                breaker.failed();
            }
        }
    }

    private SourceAnswer remembered(BigInteger serial, OcspAnswer answer) {
        return switch (answer.status()) {
            case GOOD -> keep(serial, new SourceAnswer.Clear(), answer.nextUpdate());
            case REVOKED -> keep(serial, new SourceAnswer.Listed(), answer.nextUpdate());
            // Not its failure, and not an answer: a card issued a minute ago may be known in the next.
            case UNKNOWN -> silent(OcspTrouble.DOES_NOT_KNOW);
        };
    }

    private SourceAnswer keep(BigInteger serial, SourceAnswer answer, Optional<Instant> nextUpdate) {
        Instant most = clock.instant().plus(settings.ocspKeptFor());
        nextUpdate
                .map(end -> end.isBefore(most) ? end : most)
                .ifPresent(until -> kept.put(serial, new Kept(answer, until)));
        return answer;
    }

    RevocationState.ResponderState state() {
        return new RevocationState.ResponderState(
                authority, source, answeredAt, trouble.map(Trouble::sentence), breaker.isResting());
    }

    private SourceAnswer silent(Trouble why) {
        return new SourceAnswer.Silent("the responder of " + authority + ": " + why.sentence());
    }
}
