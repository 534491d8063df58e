package fr.galien.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CardCertificateTest {

    private static final Issuer AUTHORITY =
            Issuer.root("TEST AC RACINE IGC-SANTE FORT").intermediate("TEST AC IGC-SANTE FORT PERSONNES");

    @Test
    void readsTheSubjectOutOfAMultiValuedRdn() throws Exception {
        assertIsTheKnownCard(read(new CardDraft().signedBy(AUTHORITY)));
    }

    /** The certificate of a real TEST card is not ours to publish: it is read where a developer put it beside the sources. */
    @Test
    void readsARealTestCard() throws Exception {
        Optional<Path> file = Stream.iterate(Path.of("").toAbsolutePath(), up -> up != null, Path::getParent)
                .map(up -> up.resolve("shared/data/ans-test-card.pem"))
                .filter(Files::exists)
                .findFirst();
        Assumptions.assumeTrue(file.isPresent(), "shared/data/ans-test-card.pem is not beside the sources");

        CardCertificate card = read(certificateIn(file.get()));

        assertIsTheKnownCard(card);
        assertThat(card.notBefore()).isEqualTo(Instant.parse("2020-07-01T12:46:52Z"));
        assertThat(card.notAfter()).isEqualTo(Instant.parse("2023-07-01T12:46:52Z"));
        assertThat(card.issuerName()).isEqualTo("TEST AC IGC-SANTE FORT PERSONNES");
    }

    private static void assertIsTheKnownCard(CardCertificate card) {
        assertThat(card.subject())
                .isEqualTo(new CardCertificate.Subject(
                        Optional.of("899700252580"),
                        Optional.of("KINE-CH"),
                        Optional.of("NORBERT"),
                        Optional.of("Masseur-Kinésithérapeute"),
                        Optional.empty()));
        assertThat(card.upn()).hasValue("8.99700252580@carte-cps.fr");
        assertThat(card.category()).hasValue(new ProductCategory(0x80));
        assertThat(card.type()).hasValue(CardType.CPS);
        assertThat(card.cardNumber()).hasValue("8025000001/2800383626");
        assertThat(card.profession()).hasValue(70);
        assertThat(card.digitalSignature()).isTrue();
        assertThat(card.extendedKeyUsage()).containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2");
        assertThat(card.professionalId().orElseThrow().value()).isEqualTo("899700252580");
    }

    @Test
    void readsAnAdeliNumberWithALetterAndASurnameWithASpace() throws Exception {
        CardCertificate card = read(new CardDraft()
                .with(BCStyle.CN, "00B6087510")
                .with(BCStyle.SURNAME, "INFIRMCS ADELI8751")
                .signedBy(AUTHORITY));

        assertThat(card.professionalId().orElseThrow().value()).isEqualTo("00B6087510");
        assertThat(card.subject().surname()).hasValue("INFIRMCS ADELI8751");
    }

    @Test
    void readsACommonNameWithASlash() throws Exception {
        assertThat(read(CardDraft.ofStaff().signedBy(AUTHORITY))
                        .professionalId()
                        .orElseThrow()
                        .value())
                .isEqualTo("500000000029751/CPAT0001");
    }

    @Test
    void takesAbsentPrivateExtensionsForAbsent() throws Exception {
        CardCertificate card = read(new CardDraft()
                .without(CardDraft.CATEGORY)
                .without(CardDraft.TYPE)
                .without(CardDraft.NUMBER)
                .without(CardDraft.PROFESSION)
                .signedBy(AUTHORITY));

        assertThat(card.category()).isEmpty();
        assertThat(card.type()).isEmpty();
        assertThat(card.cardNumber()).isEmpty();
        assertThat(card.profession()).isEmpty();
    }

    @Test
    void hidesItselfFromLogs() throws Exception {
        X509Certificate certificate = new CardDraft().signedBy(AUTHORITY);

        assertThat(read(certificate) + " " + CardDraft.presented(certificate))
                .doesNotContain("KINE")
                .doesNotContain("997");
    }

    private static CardCertificate read(X509Certificate certificate) throws MalformedCertificate {
        return CardCertificate.read(CardDraft.presented(certificate));
    }

    private static X509Certificate certificateIn(Path file) throws IOException, CertificateException {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
