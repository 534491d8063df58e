package fr.galien.card.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps one authority's list in use. A list replaces another only after all of it was found good, by one write of one
 * reference: who asks meanwhile is answered from the one before, and a bad one changes nothing.
 */
final class ListKeeper {

    /** A source is not asked on demand more often than that. */
    private static final Duration BETWEEN_DEMANDS = Duration.ofSeconds(10);

    private final String authority;
    private final X509Certificate certificate;
    private final URI source;
    private final ListSupply supply;
    private final ListReader reader;
    private final ListStore store;
    private final Clock clock;
    private final Health health;
    private final Health storeHealth;
    private final AtomicBoolean busy = new AtomicBoolean();

    private volatile Optional<RevocationList> inUse = Optional.empty();
    private volatile Attempts attempts = Attempts.NONE;
    private volatile boolean demanded;

    ListKeeper(
            String authority,
            X509Certificate certificate,
            URI source,
            ListSupply supply,
            ListReader reader,
            ListStore store,
            Clock clock,
            Journal journal) {
        this.authority = authority;
        this.certificate = certificate;
        this.source = source;
        this.supply = supply;
        this.reader = reader;
        this.store = store;
        this.clock = clock;
        this.health = new Health(journal, authority, "The revocation list");
        this.storeHealth = new Health(journal, authority, "The kept revocation list");
    }

    /** Takes up the list that was kept before the last stop, if it is still good. */
    void takeUpKept() {
        Optional<Path> kept = store.kept(authority, certificate);
        if (kept.isEmpty()) {
            return;
        }
        try {
            inUse = Optional.of(reader.read(kept.get()));
            attempts = Attempts.keptSince(Files.getLastModifiedTime(kept.get()).toInstant());
        } catch (Unusable e) {
            storeHealth.bad(e.trouble());
        } catch (IOException e) {
            storeHealth.bad(Outage.DISK);
        }
    }

    void demand() {
        demanded = true;
    }

    boolean isDue() {
        return !busy.get() && isWanted();
    }

    private boolean isWanted() {
        Instant now = clock.instant();
        return demanded && mayBeDemanded(now) || supply.isDue(now, attempts, inUse);
    }

    private boolean mayBeDemanded(Instant now) {
        return attempts.triedAt()
                .map(BETWEEN_DEMANDS::addTo)
                .map(Instant::from)
                .filter(now::isBefore)
                .isEmpty();
    }

    /** Gets and takes up a list if it is time to. One at a time: whoever comes meanwhile goes away again. */
    void look() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            if (isWanted()) {
                demanded = false;
                attempt();
            }
        } finally {
            busy.set(false);
        }
    }

    private void attempt() {
        Instant when = clock.instant();
        try {
            take();
            attempts = attempts.succeeded(when);
            health.good();
        } catch (Unusable e) {
            failed(when, e.trouble());
        } catch (IOException e) {
            failed(when, Outage.DISK);
        } catch (RuntimeException defect) {
            failed(when, new Trouble.Defect(defect.getClass().getSimpleName()));
        }
    }

    private void failed(Instant when, Trouble why) {
        attempts = attempts.failed(when, why);
        health.bad(why);
    }

    private void take() throws Unusable, IOException {
        Path incoming = store.incoming();
        try {
            supply.fetch(incoming);
            RevocationList list = reader.read(incoming);
            if (inUse.filter(list::isOlderThan).isPresent()) {
                throw new Unusable(ListTrouble.OLDER_THAN_THE_ONE_IN_USE);
            }
            inUse = Optional.of(list);
            keep(incoming);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private void keep(Path list) {
        try {
            store.keep(authority, certificate, list);
            storeHealth.good();
        } catch (IOException e) {
            storeHealth.bad(Outage.DISK);
        }
    }

    /**
     * @param oldest how long ago the list may have been issued; empty for no other limit than its own {@code nextUpdate}. A
     *               list that is too old to clear a certificate, or past its nextUpdate, is still believed about one it names
     */
    SourceAnswer ask(BigInteger serial, Optional<Duration> oldest) {
        Optional<RevocationList> list = inUse;
        Instant now = clock.instant();
        if (list.isEmpty()) {
            return silent("there is none"
                    + attempts.trouble().map(why -> ". " + why.sentence()).orElse(""));
        }
        if (list.get().serials().contains(serial)) {
            return new SourceAnswer.Listed();
        }
        if (list.get().isOverdue(now)) {
            return silent("it is past its nextUpdate");
        }
        Instant issued = list.get().thisUpdate();
        return oldest.filter(age -> issued.plus(age).isBefore(now)).isPresent()
                ? silent("it is older than the policy lets it be")
                : new SourceAnswer.Clear();
    }

    /** Whether the list in use, if there is one, names a certificate of this authority. */
    boolean lists(BigInteger serial) {
        return inUse.filter(list -> list.serials().contains(serial)).isPresent();
    }

    RevocationState.ListState state() {
        Optional<RevocationList> list = inUse;
        Attempts so = attempts;
        Optional<Trouble> overdue =
                list.filter(one -> one.isOverdue(clock.instant())).map(one -> ListTrouble.OVERDUE);
        return new RevocationState.ListState(
                authority,
                source,
                list.map(RevocationList::thisUpdate),
                list.map(RevocationList::nextUpdate),
                list.map(one -> one.serials().size()).orElse(0),
                so.triedAt(),
                so.trouble().or(() -> overdue).map(Trouble::sentence));
    }

    private SourceAnswer silent(String why) {
        return new SourceAnswer.Silent("the list of " + authority + ": " + why);
    }
}
