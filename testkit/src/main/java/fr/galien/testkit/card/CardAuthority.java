package fr.galien.testkit.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A look-alike of the IGC-Santé: the roots FORT, STANDARD and ELEMENTAIRE, PERSONNES and ORGANISATIONS beneath each, in the
 * test environment and in one that looks like production. Keys are RSA 2048 where the real authorities have 4096.
 */
public final class CardAuthority {

    private final Map<AuthorityName, Issuer> issuers;
    private final PublicationAddresses addresses;

    private CardAuthority(Collection<Issuer> issuers, PublicationAddresses addresses) {
        this.issuers = issuers.stream().collect(Collectors.toUnmodifiableMap(Issuer::name, Function.identity()));
        this.addresses = addresses;
    }

    /** As {@link #openOrCreate(Path, PublicationAddresses, SecureRandom)}, publishing on this machine. */
    public static CardAuthority openOrCreate(Path directory, SecureRandom random) {
        return openOrCreate(directory, PublicationAddresses.LOCAL, random);
    }

    /**
     * Opens the authority kept in a directory, or makes one there: {@code <directory>/test} and
     * {@code <directory>/production}, each appearing whole or not at all.
     *
     * @throws CardTrouble          if what is there cannot be read; it is not replaced, since cards depend on it
     * @throws UncheckedIOException if the directory cannot be written
     */
    public static CardAuthority openOrCreate(Path directory, PublicationAddresses addresses, SecureRandom random) {
        try {
            Map<CardEnvironment, List<Issuer>> found = new HashMap<>();
            for (CardEnvironment environment : CardEnvironment.values()) {
                AuthorityStore store = new AuthorityStore(directory, environment);
                if (!store.exists()) {
                    store.create(generate(environment, addresses, random));
                }
                List<Issuer> issuers = store.load();
                store.publishOrganisations(issuers);
                found.put(environment, issuers);
            }
            return new CardAuthority(
                    found.values().stream().flatMap(List::stream).toList(), addresses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An authority that leaves nothing on disk: for tests. */
    public static CardAuthority inMemory(SecureRandom random) {
        List<Issuer> issuers = Stream.of(CardEnvironment.values())
                .flatMap(environment -> generate(environment, PublicationAddresses.LOCAL, random).stream())
                .toList();
        return new CardAuthority(issuers, PublicationAddresses.LOCAL);
    }

    /**
     * What a server is given to trust: a directory with the nine certificates of one environment, a PEM file each, and
     * nothing else.
     *
     * @param directory the one given to {@link #openOrCreate(Path, SecureRandom)}
     */
    public static Path authorities(Path directory, CardEnvironment environment) {
        return new AuthorityStore(directory, environment).authorities();
    }

    /**
     * What a server is given to believe software by: a directory with the three authorities that issue to organisations, a PEM
     * file each, and nothing else.
     *
     * @param directory the one given to {@link #openOrCreate(Path, SecureRandom)}
     */
    public static Path organisations(Path directory, CardEnvironment environment) {
        return new AuthorityStore(directory, environment).organisations();
    }

    /** The nine certificates of an environment, roots included. */
    public List<X509Certificate> certificates(CardEnvironment environment) {
        return AuthorityName.all(environment)
                .map(name -> issuers.get(name).certificate())
                .toList();
    }

    public X509Certificate root(CardEnvironment environment, Tier tier) {
        return issuers.get(AuthorityName.root(environment, tier)).certificate();
    }

    public X509Certificate intermediate(CardEnvironment environment, Tier tier, Domain domain) {
        return issuer(environment, tier, domain).certificate();
    }

    /** The workshop where this authority's cards are made. */
    public CardFactory cards(Clock clock, SecureRandom random) {
        return new CardFactory(new CardPress(this, clock, random));
    }

    /** Where certificates for the software of organisations are ordered. */
    public SoftwareFactory software(Clock clock, SecureRandom random) {
        return new SoftwareFactory(this, clock, random);
    }

    Issuer issuer(CardEnvironment environment, Tier tier, Domain domain) {
        return issuer(AuthorityName.intermediate(environment, tier, domain));
    }

    Issuer issuer(AuthorityName name) {
        return issuers.get(name);
    }

    PublicationAddresses addresses() {
        return addresses;
    }

    private static List<Issuer> generate(
            CardEnvironment environment, PublicationAddresses addresses, SecureRandom random) {
        AuthorityMint mint = new AuthorityMint(addresses, random);
        // In parallel: finding primes is the whole cost of a sandbox's first start here.
        return Stream.of(Tier.values())
                .parallel()
                .flatMap(tier -> {
                    Issuer root = mint.root(AuthorityName.root(environment, tier));
                    return Stream.concat(
                            Stream.of(root),
                            Stream.of(Domain.values())
                                    .map(domain ->
                                            mint.beneath(root, AuthorityName.intermediate(environment, tier, domain))));
                })
                .toList();
    }
}
