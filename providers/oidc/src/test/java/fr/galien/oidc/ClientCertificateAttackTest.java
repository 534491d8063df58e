package fr.galien.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.oidc.Vendors.Authority;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody but the vendor, with a certificate that looks like the vendor's. */
class ClientCertificateAttackTest {

    private static final String SUBJECT = "C=FR,ST=Paris (75),O=HOPITAL,OU=10B0193488,CN=dossier";

    /** The same in RFC 4514, which begins at the other end. */
    private static final String REGISTERED = "CN=dossier,OU=10B0193488,O=HOPITAL,ST=Paris (75),C=FR";

    private static final Authority ROOT = Authority.root("C=FR,CN=ROOT");
    private static final Authority ORGANISATIONS = ROOT.beneath("C=FR,CN=ORGANISATIONS");
    private static final Authority PEOPLE = ROOT.beneath("C=FR,CN=PERSONNES");

    private final ClientCertificateRules rules = new ClientCertificateRules(
            new ClientAuthorities(List.of(ORGANISATIONS.certificate(), PEOPLE.certificate(), ROOT.certificate())));

    /** The two ways a client can be known by. */
    enum By {
        SUBJECT(new CertificateName.Subject(new X500Principal(REGISTERED))),
        STRUCTURE(new CertificateName.Structure(new StructureNumber("10B0193488")));

        private final CertificateName name;

        By(CertificateName name) {
            this.name = name;
        }

        ClientRegistration under(Authority authority) {
            return new ClientRegistration(authority.certificate().getSubjectX500Principal(), name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheVendorsOwnCertificate(By way) {
        assertThat(judge(ORGANISATIONS.to(SUBJECT).sign(), way)).isEmpty();
    }

    @Test
    void takesAnyCertificateOfTheStructureWhenThatIsWhatTheClientIsKnownBy() {
        X509Certificate renewed =
                ORGANISATIONS.to("C=FR,OU=10B0193488,CN=renewed").sign();

        assertThat(judge(renewed, By.STRUCTURE)).isEmpty();
        assertThat(judge(renewed, By.SUBJECT)).contains(ClientCertificateRefusal.OTHER_SUBJECT);
    }

    @ParameterizedTest
    @EnumSource
    void refusesOneTheyMadeThemselves(By way) {
        X509Certificate selfMade = Authority.root(SUBJECT).certificate();
        X509Certificate underTheSameName =
                Authority.root("C=FR,CN=ORGANISATIONS").to(SUBJECT).sign();

        assertThat(judge(selfMade, way)).contains(ClientCertificateRefusal.OTHER_ISSUER);
        assertThat(judge(underTheSameName, way)).contains(ClientCertificateRefusal.OTHER_ISSUER);
    }

    /** An employee's card names the employer's structure in its subject, under the same root. */
    @ParameterizedTest
    @EnumSource
    void refusesOneOfAnotherAuthorityOfTheSameRoot(By way) {
        X509Certificate card = PEOPLE.to(SUBJECT).sign();

        assertThat(judge(card, way)).contains(ClientCertificateRefusal.OTHER_ISSUER);
        assertThat(rules.judge(card, way.under(ROOT), Vendors.NOW)).contains(ClientCertificateRefusal.OTHER_ISSUER);
    }

    @ParameterizedTest
    @EnumSource
    void refusesEverybodyWhenTheAuthorityIsNotPinned(By way) {
        ClientCertificateRules none = new ClientCertificateRules(ClientAuthorities.NONE);

        assertThat(none.judge(ORGANISATIONS.to(SUBJECT).sign(), way.under(ORGANISATIONS), Vendors.NOW))
                .contains(ClientCertificateRefusal.UNKNOWN_AUTHORITY);
    }

    @ParameterizedTest
    @EnumSource
    void refusesOneOutsideItsValidity(By way) {
        Instant now = Vendors.NOW;
        X509Certificate expired = ORGANISATIONS
                .to(SUBJECT)
                .valid(now.minus(Duration.ofDays(9)), now.minusSeconds(1))
                .sign();
        X509Certificate future = ORGANISATIONS
                .to(SUBJECT)
                .valid(now.plusSeconds(1), now.plus(Duration.ofDays(9)))
                .sign();

        assertThat(judge(expired, way)).contains(ClientCertificateRefusal.NOT_VALID_NOW);
        assertThat(judge(future, way)).contains(ClientCertificateRefusal.NOT_VALID_NOW);
    }

    @ParameterizedTest
    @EnumSource
    void refusesOneWhoseAuthorityHasEnded(By way) {
        Instant later = Vendors.NOW.plus(Duration.ofDays(3000));
        X509Certificate outlives = ORGANISATIONS
                .to(SUBJECT)
                .valid(Vendors.NOW, later.plus(Duration.ofDays(1)))
                .sign();

        assertThat(rules.judge(outlives, way.under(ORGANISATIONS), later))
                .contains(ClientCertificateRefusal.OTHER_ISSUER);
    }

    /** The structure's servers and seals have the same subject, and other hands hold their keys. */
    @ParameterizedTest
    @EnumSource
    void refusesTheStructuresOtherCertificates(By way) {
        X509Certificate server =
                ORGANISATIONS.to(SUBJECT).purpose(KeyPurposeId.id_kp_serverAuth).sign();
        X509Certificate seal = ORGANISATIONS.to(SUBJECT).purpose(null).sign();
        X509Certificate signature =
                ORGANISATIONS.to(SUBJECT).usage(KeyUsage.nonRepudiation).sign();

        assertThat(List.of(server, seal, signature))
                .allSatisfy(other -> assertThat(judge(other, way)).contains(ClientCertificateRefusal.OTHER_USE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C=FR,ST=Paris (75),O=HOPITAL,OU=10B0193488,CN=Dossier",
                "C=FR,ST=Paris (75),O=HOPITAL,OU=10B0193488,CN=dossier 2",
                "C=FR,ST=Paris (75),O=HOPITAL,OU=10B0193488",
                "C=FR,ST=Paris (75),O=HOPITAL,OU=10B0193488,CN=dossier,CN=dossier",
                "CN=dossier,OU=10B0193488,O=HOPITAL,ST=Paris (75),C=FR"
            })
    void refusesAnotherSubjectHoweverAlike(String other) {
        assertThat(judge(ORGANISATIONS.to(other).sign(), By.SUBJECT)).contains(ClientCertificateRefusal.OTHER_SUBJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C=FR,OU=318751275100020,CN=other",
                "C=FR,OU=318751275100020,CN=x\\,OU\\=10B0193488",
                "C=FR,CN=x\\,OU\\=10B0193488",
                "C=FR,OU=318751275100020,OU=10B0193488,CN=both",
                "C=FR,OU=10B0193488,OU=318751275100020,CN=both"
            })
    void refusesAnotherStructureThatWritesThisOnesNumberIntoItsName(String other) {
        assertThat(judge(ORGANISATIONS.to(other).sign(), By.STRUCTURE))
                .contains(ClientCertificateRefusal.OTHER_STRUCTURE);
    }

    private Optional<ClientCertificateRefusal> judge(X509Certificate certificate, By way) {
        return rules.judge(certificate, way.under(ORGANISATIONS), Vendors.NOW);
    }
}
