package fr.galien.testkit.card;

import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The name of an authority of the IGC-Santé: a root of a tier, or what stands beneath it.
 *
 * @param domain empty for a root
 */
record AuthorityName(CardEnvironment environment, Tier tier, Optional<Domain> domain) {

    static final String OPERATOR = "ASIP-SANTE";
    static final String OPERATOR_UNIT = "0002 187512751";

    static AuthorityName root(CardEnvironment environment, Tier tier) {
        return new AuthorityName(environment, tier, Optional.empty());
    }

    static AuthorityName intermediate(CardEnvironment environment, Tier tier, Domain domain) {
        return new AuthorityName(environment, tier, Optional.of(domain));
    }

    /** The three roots, each followed by what stands beneath it. */
    static Stream<AuthorityName> all(CardEnvironment environment) {
        return Stream.of(Tier.values())
                .flatMap(tier -> Stream.concat(
                        Stream.of(root(environment, tier)),
                        Stream.of(Domain.values()).map(domain -> intermediate(environment, tier, domain))));
    }

    boolean isRoot() {
        return domain.isEmpty();
    }

    AuthorityName root() {
        return root(environment, tier);
    }

    String commonName() {
        return environment.namePrefix()
                + domain.map(d -> "AC IGC-SANTE " + tier + " " + d).orElse("AC RACINE IGC-SANTE " + tier);
    }

    /** The stem of its files, as the real one publishes them: {@code ACR-FO}, {@code ACI-FO-PP-TEST}. */
    String file() {
        return domain.map(d -> "ACI-" + tier.abbreviation() + "-" + d.abbreviation())
                        .orElse("ACR-" + tier.abbreviation())
                + environment.fileSuffix();
    }

    X500Name distinguishedName() {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "FR")
                .addRDN(BCStyle.O, OPERATOR)
                .addRDN(BCStyle.OU, OPERATOR_UNIT)
                .addRDN(BCStyle.OU, environment.organisationalUnit())
                .addRDN(BCStyle.CN, commonName())
                .build();
    }
}
