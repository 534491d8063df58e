package fr.galien.testkit.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.NationalId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;

/** A card made here against the certificate of a real TEST card. */
class CardShapeTest {

    @Test
    void aCardHasTheStructureOfARealOne() throws Exception {
        X509Certificate card = TestAuthority.CARDS
                .holder(TestAuthority.SOMEBODY, "MARTIN-", "CAMILLE")
                .profession(70, "Masseur-Kinésithérapeute")
                .issue()
                .certificate();
        assertThat(CertificateDump.structure(card)).isEqualTo(committedStructure());
    }

    /** Where the real certificate is at hand: equal in every value that is not a key, an id, a date or a host. */
    @Test
    void theSamePersonsCardIsARealOneFieldByField() throws Exception {
        Optional<X509Certificate> real = RealCard.find();
        X509Certificate ours = real.isPresent()
                ? sameAs(real.get())
                : TestAuthority.CARDS
                        .holder(TestAuthority.SOMEBODY, "MARTIN-", "CAMILLE")
                        .issue()
                        .certificate();
        if (real.isPresent()) {
            assertThat(CertificateDump.withValues(ours)).isEqualTo(CertificateDump.withValues(real.get()));
            assertThat(CertificateDump.structure(real.get())).isEqualTo(committedStructure());
        } else {
            assertThat(CertificateDump.structure(ours)).isEqualTo(committedStructure());
        }
    }

    @Test
    void aCardEndsWhenItWasOrderedTo() {
        Instant lastMoment = Instant.parse("2030-06-30T21:59:59Z");

        X509Certificate card =
                TestAuthority.aDoctor().validUntil(lastMoment).issue().certificate();

        assertThat(card.getNotAfter().toInstant()).isEqualTo(lastMoment);
        assertThat(card.getNotBefore().toInstant()).isEqualTo(Instant.parse("2027-06-30T21:59:59Z"));
    }

    @Test
    void aCardLastsExactlyThreeYears() {
        X509Certificate card = TestAuthority.aDoctor().issue().certificate();
        assertThat(card.getNotAfter().toInstant())
                .isEqualTo(card.getNotBefore()
                        .toInstant()
                        .atZone(ZoneOffset.UTC)
                        .plusYears(3)
                        .toInstant());
        assertThat(card.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(card.getPublicKey().toString()).contains("2048 bits");
    }

    @Test
    void theOrderInTheNameFollowsTheLengthOfItsParts() throws Exception {
        assertThat(order("D'ÉPÎNAY-DE-LA-TOUR", "ANNE")).containsExactly("givenName", "CN", "surname");
        assertThat(order("BEAU", "MARIE-CHARLOTTE")).containsExactly("surname", "CN", "givenName");
    }

    private static List<String> order(String familyName, String givenName) throws Exception {
        RDN[] rdns = subject(TestAuthority.CARDS
                        .holder(TestAuthority.SOMEBODY, familyName, givenName)
                        .issue()
                        .certificate())
                .getRDNs();
        return Arrays.stream(rdns[rdns.length - 1].getTypesAndValues())
                .map(AttributeTypeAndValue::getType)
                .map(type -> type.equals(BCStyle.CN) ? "CN" : type.equals(BCStyle.SURNAME) ? "surname" : "givenName")
                .toList();
    }

    private static X509Certificate sameAs(X509Certificate real) throws Exception {
        X500Name subject = subject(real);
        return TestAuthority.CARDS
                .holder(
                        new NationalId(value(subject, BCStyle.CN)),
                        value(subject, BCStyle.SURNAME),
                        value(subject, BCStyle.GIVENNAME))
                .profession(70, value(subject, BCStyle.T))
                .issue()
                .certificate();
    }

    private static X500Name subject(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static String value(X500Name name, ASN1ObjectIdentifier type) {
        for (AttributeTypeAndValue part : name.getRDNs(type)[0].getTypesAndValues()) {
            if (part.getType().equals(type)) {
                return part.getValue().toString();
            }
        }
        throw new AssertionError("no " + type + " in the name");
    }

    /** Made once with {@link CertificateDump#structure} from a real TEST card. */
    private static String committedStructure() throws Exception {
        try (InputStream in = CardShapeTest.class.getResourceAsStream("test-card-structure.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
