package fr.galien.card.revocation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How sources are asked; where they are is {@link RevocationSource}.
 *
 * @param store           a directory of this server's own, where the last good list of each authority outlives a restart;
 *                        without it a server that starts while a source is down knows nothing
 * @param daily           when the authority's new lists are out; each is fetched once a day after it
 * @param zone            of {@code daily}
 * @param jitter          by how much at most that is put off at random, so that not every server asks at once; may be zero
 * @param fileLook        how often a {@code file} source is looked at
 * @param listLimits      of one download
 * @param listEntries     the most entries a list may have
 * @param ocspLimits      of one question: a person waits for it
 * @param ocspConcurrent  questions one responder is asked at a time; more are not waited for
 * @param ocspKept        answers of one responder that are kept
 * @param ocspKeptFor     how long an answer is kept at most, if its own {@code nextUpdate} is later
 */
public record RevocationSettings(
        Optional<Path> store,
        LocalTime daily,
        ZoneId zone,
        Duration jitter,
        Duration fileLook,
        Http.Limits listLimits,
        int listEntries,
        Http.Limits ocspLimits,
        int ocspConcurrent,
        int ocspKept,
        Duration ocspKeptFor) {

    private static final long MEBI = 1 << 20;

    /** Lists of the IGC-Santé are renewed every morning from 07:00. */
    public static final RevocationSettings DEFAULT = new RevocationSettings(
            Optional.empty(),
            LocalTime.of(7, 0),
            ZoneId.of("Europe/Paris"),
            Duration.ofHours(1),
            Duration.ofSeconds(2),
            new Http.Limits(64 * MEBI, Duration.ofSeconds(10), Duration.ofMinutes(2)),
            2_000_000,
            new Http.Limits(MEBI / 16, Duration.ofMillis(150), Duration.ofMillis(150)),
            16,
            20_000,
            Duration.ofHours(1));

    /** @throws IllegalArgumentException if a number or a duration is not positive, or a list could be longer than 1 GiB */
    public RevocationSettings {
        requirePositive(fileLook, "fileLook");
        requirePositive(listLimits.pause(), "listLimits.pause");
        requirePositive(listLimits.total(), "listLimits.total");
        requirePositive(ocspLimits.pause(), "ocspLimits.pause");
        requirePositive(ocspLimits.total(), "ocspLimits.total");
        requirePositive(ocspKeptFor, "ocspKeptFor");
        if (jitter.isNegative()) {
            throw new IllegalArgumentException("jitter is negative");
        }
        if (listLimits.octets() < 1 || listLimits.octets() > 1024 * MEBI) {
            throw new IllegalArgumentException("listLimits.octets is not between 1 and 1 GiB");
        }
        if (listEntries < 1 || listEntries > 20_000_000) {
            throw new IllegalArgumentException("listEntries is not between 1 and 20,000,000");
        }
        if (ocspLimits.octets() < 1 || ocspConcurrent < 1 || ocspKept < 1) {
            throw new IllegalArgumentException("ocspLimits.octets, ocspConcurrent and ocspKept are at least 1");
        }
    }

    public RevocationSettings withStore(Path directory) {
        return new RevocationSettings(
                Optional.of(directory),
                daily,
                zone,
                jitter,
                fileLook,
                listLimits,
                listEntries,
                ocspLimits,
                ocspConcurrent,
                ocspKept,
                ocspKeptFor);
    }

    /** @param total of one question to a responder, from the first octet sent to the last received */
    public RevocationSettings withOcspWithin(Duration total) {
        return new RevocationSettings(
                store,
                daily,
                zone,
                jitter,
                fileLook,
                listLimits,
                listEntries,
                new Http.Limits(ocspLimits.octets(), total, total),
                ocspConcurrent,
                ocspKept,
                ocspKeptFor);
    }

    public RevocationSettings withJitter(Duration most) {
        return new RevocationSettings(
                store,
                daily,
                zone,
                most,
                fileLook,
                listLimits,
                listEntries,
                ocspLimits,
                ocspConcurrent,
                ocspKept,
                ocspKeptFor);
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is not positive");
        }
    }
}
