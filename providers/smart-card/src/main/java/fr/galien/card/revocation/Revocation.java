package fr.galien.card.revocation;

import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Asks the configured sources: lists that are kept up to date in the background, and responders. A question costs a look-up
 * in memory and, where there is a responder, at most its time-out.
 */
public final class Revocation implements AskRevocation, AutoCloseable {

    private final Map<X509Certificate, WatchedAuthority> authorities = new HashMap<>();
    /** By an authority's certificate, the one that issued it, if it is watched too. */
    private final Map<X509Certificate, WatchedAuthority> above = new HashMap<>();

    private final PinnedAuthorities pinned;
    private final RevocationSettings settings;
    private final Http http;
    private final Clock clock;
    private final ListStore store;
    private final List<WatchedAuthority> watched;
    private final List<ListKeeper> lists;
    private final Rounds rounds;

    /**
     * Fetches nothing before {@link #start()}.
     *
     * @param pinned the certificates of all pinned authorities, roots too
     * @param http   closed with this
     * @param random cannot be foretold: nonces come from it; used from several threads
     * @throws IllegalArgumentException if a source is of no pinned authority, or two are of the same; the message names it
     */
    public Revocation(
            List<RevocationSource> sources,
            Collection<X509Certificate> pinned,
            RevocationSettings settings,
            Http http,
            Clock clock,
            RandomGenerator random) {
        this(sources, pinned, settings, http, clock, random, new SystemJournal());
    }

    Revocation(
            List<RevocationSource> sources,
            Collection<X509Certificate> pinned,
            RevocationSettings settings,
            Http http,
            Clock clock,
            RandomGenerator random,
            Journal journal) {
        this.pinned = new PinnedAuthorities(pinned);
        this.settings = settings;
        this.http = http;
        this.clock = clock;
        this.store = new ListStore(settings.store());
        this.watched =
                sources.stream().map(source -> watched(source, random, journal)).toList();
        for (WatchedAuthority authority : watched) {
            if (authorities.put(authority.certificate(), authority) != null) {
                throw new IllegalArgumentException(
                        "authority \"" + authority.name() + "\" has more than one source entry");
            }
        }
        for (WatchedAuthority authority : watched) {
            this.pinned
                    .issuerOf(authority.certificate())
                    .map(authorities::get)
                    .filter(issuer -> issuer.list().isPresent())
                    .ifPresent(issuer -> above.put(authority.certificate(), issuer));
        }
        this.lists =
                watched.stream().flatMap(authority -> authority.list().stream()).toList();
        this.rounds = new Rounds(lists);
    }

    /** Takes up the lists that were kept, then has all others fetched without waiting for them. To be called once. */
    public void start() {
        takeUpKept();
        rounds.every(settings.fileLook());
    }

    void takeUpKept() {
        store.tidy(clock);
        lists.forEach(ListKeeper::takeUpKept);
    }

    /** Fetches, in this thread, the lists for which it is time. */
    void look() {
        lists.forEach(ListKeeper::look);
    }

    /**
     * Has every list fetched as soon as can be, without waiting: each at most every 10 s and once at a time, however often
     * this is called.
     */
    public void refresh() {
        demand();
        rounds.once();
    }

    void demand() {
        lists.forEach(ListKeeper::demand);
    }

    public RevocationState state() {
        return new RevocationState(
                lists.stream().map(ListKeeper::state).toList(),
                watched.stream()
                        .flatMap(authority -> authority.responder().stream())
                        .map(Responder::state)
                        .toList());
    }

    @Override
    public RevocationAnswer of(X509Certificate certificate, X509Certificate issuer, RevocationPolicy policy) {
        WatchedAuthority authority = authorities.get(issuer);
        if (authority == null) {
            return new RevocationAnswer.Unknown("no source is configured for the authority that issued it");
        }
        BigInteger serial = certificate.getSerialNumber();
        SourceAnswer list = listed(authority, serial, policy.oldestList());
        if (list instanceof SourceAnswer.Listed) {
            return new RevocationAnswer.Revoked();
        }
        SourceAnswer ocsp = authority.askResponder(serial, policy.oldestList());
        if (ocsp instanceof SourceAnswer.Listed) {
            return new RevocationAnswer.Revoked();
        }
        boolean met = policy.demand().isMet(list instanceof SourceAnswer.Clear, ocsp instanceof SourceAnswer.Clear);
        return met ? new RevocationAnswer.Good() : new RevocationAnswer.Unknown(why(list, ocsp));
    }

    /** The list of the authority and that of the one above: a revoked authority vouches for nobody. */
    private SourceAnswer listed(WatchedAuthority authority, BigInteger serial, Duration oldest) {
        SourceAnswer own = authority.askList(serial, Optional.of(oldest));
        if (own instanceof SourceAnswer.Listed) {
            return own;
        }
        // Roots say something new once or twice a year: their lists are bound by their own nextUpdate alone.
        SourceAnswer ofAbove = Optional.ofNullable(above.get(authority.certificate()))
                .map(root -> root.askList(authority.certificate().getSerialNumber(), Optional.empty()))
                .orElseGet(SourceAnswer.Clear::new);
        return ofAbove instanceof SourceAnswer.Clear ? own : ofAbove;
    }

    private static String why(SourceAnswer... answers) {
        return Stream.of(answers)
                .filter(SourceAnswer.Silent.class::isInstance)
                .map(answer -> ((SourceAnswer.Silent) answer).why())
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }

    @Override
    public void close() {
        rounds.close();
        http.close();
    }

    private WatchedAuthority watched(RevocationSource source, RandomGenerator random, Journal journal) {
        String name = source.authority();
        X509Certificate certificate = pinned.named(name);
        Optional<ListKeeper> list = source.list().map(from -> keeper(name, certificate, from, random, journal));
        Optional<Responder> responder = source.ocsp().map(at -> {
            OcspReader reader = new OcspReader(
                    certificate,
                    source.nonce(),
                    serial -> list.filter(one -> one.lists(serial)).isPresent(),
                    clock);
            return new Responder(name, certificate, at, reader, settings, http, clock, random, journal);
        });
        return new WatchedAuthority(name, certificate, list, responder);
    }

    private ListKeeper keeper(
            String name, X509Certificate certificate, URI from, RandomGenerator random, Journal journal) {
        long most = settings.listLimits().octets();
        ListSupply supply = "file".equalsIgnoreCase(from.getScheme())
                ? new FileSupply(from, most)
                : new HttpSupply(
                        http,
                        from,
                        settings.listLimits(),
                        new Timetable(settings.daily(), settings.zone(), settings.jitter(), random));
        ListReader reader = new ListReader(certificate, most, settings.listEntries(), clock);
        return new ListKeeper(name, certificate, from, supply, reader, store, clock, journal);
    }
}
