package fr.galien.testkit.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.Test;

class SoftwareFactoryTest {

    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

    private final SoftwareFactory factory =
            TestAuthority.AUTHORITY.software(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC), TestAuthority.RANDOM);

    @Test
    void namesTheStructureAsTheRealOnesDoAndIsForClients() throws Exception {
        SoftwareCertificate issued = factory.issue("10B0193488", "dossier");

        X509Certificate certificate = issued.certificate();
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=dossier,OU=10B0193488,O=ETABLISSEMENT FICTIF,ST=Paris (75),C=FR");
        assertThat(certificate.getIssuerX500Principal().getName())
                .startsWith("CN=TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS,");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly(CLIENT);
        certificate.verify(issued.chain().get(0).getPublicKey());
        certificate.checkValidity(Date.from(TestAuthority.NOW));
        assertThat(issued.chain()).hasSize(2);
    }

    @Test
    void isWrongAsOrdered() throws Exception {
        X509Certificate expired =
                factory.issue("10B0193488", "a", SoftwareFlaw.EXPIRED).certificate();
        assertThatThrownBy(() -> expired.checkValidity(Date.from(TestAuthority.NOW)))
                .isNotNull();
        assertThatCode(() -> expired.checkValidity(Date.from(TestAuthority.NOW.minus(Duration.ofDays(2)))))
                .doesNotThrowAnyException();

        assertThat(factory.issue("10B0193488", "a", SoftwareFlaw.FOR_SERVERS)
                        .certificate()
                        .getExtendedKeyUsage())
                .doesNotContain(CLIENT);
        assertThat(factory.issue("10B0193488", "a", SoftwareFlaw.PERSONNES)
                        .certificate()
                        .getIssuerX500Principal()
                        .getName())
                .contains("ELEMENTAIRE PERSONNES");

        X509Certificate foreign =
                factory.issue("10B0193488", "a", SoftwareFlaw.FOREIGN).certificate();
        X509Certificate authority =
                TestAuthority.AUTHORITY.intermediate(CardEnvironment.TEST, Tier.ELEMENTAIRE, Domain.ORGANISATIONS);
        assertThat(foreign.getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
        assertThatThrownBy(() -> foreign.verify(authority.getPublicKey())).isNotNull();
    }

    @Test
    void isNotPrintedWithItsKey() {
        SoftwareCertificate issued = factory.issue("10B0193488", "dossier");

        assertThat(issued.toString()).contains("CN=dossier").doesNotContain("RSA", "modulus");
    }
}
