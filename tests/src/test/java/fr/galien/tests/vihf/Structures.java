package fr.galien.tests.vihf;

import fr.galien.directory.FindBilling.Billing;
import fr.galien.identity.Expertise;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.oidc.StructureNumber;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.card.Domain;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.testkit.card.SoftwareFactory;
import fr.galien.testkit.card.Tier;
import fr.galien.testkit.sign.SignerFiles;
import fr.galien.token.Purpose;
import fr.galien.token.Situation;
import fr.galien.token.SoftwareProduct;
import fr.galien.token.assertion.AssertionAnswer;
import fr.galien.token.assertion.AssertionOrder;
import fr.galien.token.assertion.AssertionPs;
import fr.galien.token.assertion.SignerTrouble;
import fr.galien.token.assertion.Signers;
import fr.galien.token.assertion.Vihf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Two structures with their seals, and a doctor's assertions of the first. */
final class Structures {

    static final String ONE = "10B0193488";
    static final String OTHER = "10B0193489";
    static final String DOCTOR = "899700000005";
    static final Instant NOW = Instant.now();

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final CardAuthority AUTHORITY = CardAuthority.inMemory(RANDOM);

    static final SoftwareFactory FACTORY = AUTHORITY.software(Clock.systemUTC(), RANDOM);
    static final SoftwareCertificate SEAL = FACTORY.seal(ONE, "Cachet du cabinet");
    static final SoftwareCertificate OTHERS_SEAL = FACTORY.seal(OTHER, "Cachet voisin");

    private Structures() {}

    /** Those that issue to organisations. */
    static List<X509Certificate> authorities() {
        return List.of(AUTHORITY.intermediate(CardEnvironment.TEST, Tier.ELEMENTAIRE, Domain.ORGANISATIONS));
    }

    static X509Certificate root() {
        return AUTHORITY.root(CardEnvironment.TEST, Tier.ELEMENTAIRE);
    }

    /** A good one of now. */
    static String vihf() {
        return vihf(NOW);
    }

    static String vihf(Instant now) {
        try {
            Path directory = Files.createTempDirectory("galien-signers");
            new SignerFiles(directory).pkcs12(ONE, SEAL, "sandbox-password");
            Signers signers = Signers.in(
                    directory,
                    settings -> {
                        throw new SignerTrouble("none is elsewhere");
                    },
                    now);
            return xml(new Vihf(signers, RANDOM).issue(order(now)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String assertionPs() {
        return xml(new AssertionPs("https://auth.example/auth/realms/r", RANDOM).issue(order(NOW)));
    }

    private static String xml(AssertionAnswer answer) {
        if (answer instanceof AssertionAnswer.Issued issued) {
            return issued.xml();
        }
        throw new AssertionError(answer);
    }

    private static AssertionOrder order(Instant now) {
        Expertise specialty = new Expertise("S", "SM26");
        NationalId id = new NationalId(DOCTOR);
        return new AssertionOrder(
                new Professional(
                        id,
                        List.of(Identifier.of(id)),
                        "MME",
                        "D'AUBREUIL",
                        "Éloïse",
                        List.of(
                                new Practice("10", "C", "DR", "D'AUBREUIL", "Éloïse", List.of(specialty), List.of()),
                                new Practice("60", "C", "MME", "D'AUBREUIL", "Éloïse", List.of(), List.of())),
                        Optional.empty()),
                new Situation(
                        "10",
                        "C",
                        Optional.of(specialty),
                        "",
                        "",
                        "SA07",
                        "L",
                        new StructureNumber(ONE),
                        "F" + ONE,
                        "CABINET"),
                Optional.of(new SoftwareProduct("LPS-1", "Logiciel <&> \"Cie\"", "4.2", Optional.of("HOMOLOGATION-1"))),
                "CARD",
                now.minus(Duration.ofHours(1)),
                Purpose.NORMAL,
                Optional.of("160100406301960^^^&1.2.250.1.213.1.4.10&ISO^NH"),
                Optional.of("N"),
                Optional.of(new Billing("691234567", "01")),
                now);
    }
}
