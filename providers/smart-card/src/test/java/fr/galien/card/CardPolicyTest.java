package fr.galien.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.card.revocation.AskRevocation;
import fr.galien.card.revocation.RevocationAnswer;
import fr.galien.card.revocation.RevocationPolicy;
import fr.galien.directory.CardAnswer;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a realm asks of a card, its revocation above all. */
class CardPolicyTest {

    private static final String AUTHENTICATION = "1.2.250.1.213.1.7.2.1.1.1.1";
    private static final String ANOTHER = "1.2.250.1.213.1.7.2.1.1.1.2";

    private static final RevocationPolicy BOTH =
            new RevocationPolicy(RevocationPolicy.Demand.BOTH, Duration.ofHours(12));

    private final List<X509Certificate> asked = new ArrayList<>();
    private RevocationAnswer answer = new RevocationAnswer.Good();

    @ParameterizedTest
    @EnumSource(CardType.class)
    void takesTheTypesItNamesAndNoOther(CardType taken) {
        CardPolicy policy = new CardPolicy(Set.of(taken), Set.of(), BOTH, CardPolicy.WhenUnknown.REFUSE);
        X509Certificate doctors = new CardDraft().signedBy(Hierarchies.TEST.fortPersonnes);
        X509Certificate staffs = CardDraft.ofStaff().signedBy(Hierarchies.TEST.standardPersonnes);

        assertThat(isAccepted(doctors, policy)).isEqualTo(taken == CardType.CPS);
        assertThat(isAccepted(staffs, policy)).isEqualTo(taken == CardType.CPE);
    }

    @Test
    void takesProfessionalsAndStudentsWhereNothingIsSaid() {
        assertThat(CardPolicy.DEFAULT.types()).isEqualTo(EnumSet.of(CardType.CPS, CardType.CPF));
    }

    @Test
    void refusesACertificateUnderNoPolicyItAccepts() {
        CardPolicy policy = accepting(AUTHENTICATION);

        assertThat(isAccepted(under(ANOTHER, AUTHENTICATION), policy)).isTrue();
        assertRefused(CardRefusal.WITHOUT_PIN, judge(under(ANOTHER), policy));
        assertRefused(CardRefusal.WITHOUT_PIN, judge(new CardDraft().signedBy(Hierarchies.TEST.fortPersonnes), policy));
    }

    @Test
    void refusesARevokedCard() {
        answer = new RevocationAnswer.Revoked();

        assertRefused(CardRefusal.REVOKED, judge(good(), Hierarchies.ALL));
    }

    @Test
    void neverTakesSilenceForACardThatIsNotRevoked() {
        answer = new RevocationAnswer.Unknown("the list is too old");

        assertThat(judge(good(), Hierarchies.ALL))
                .isEqualTo(new CardVerdict.Undecided(Outage.REVOCATION, "the list is too old"));
    }

    @Test
    void saysThatNothingIsKnownOfACardLetInAllTheSame() {
        CardPolicy lenient = new CardPolicy(Set.of(CardType.CPS), Set.of(), BOTH, CardPolicy.WhenUnknown.LOWER);

        assertThat(read(good(), lenient).revocationKnown()).isTrue();
        answer = new RevocationAnswer.Unknown("nobody answers");
        assertThat(read(good(), lenient).revocationKnown()).isFalse();
        answer = new RevocationAnswer.Revoked();
        assertRefused(CardRefusal.REVOKED, judge(good(), lenient));
    }

    @Test
    void asksTheIssuersSourcesByTheRealmsPolicyAboutThatCard() {
        X509Certificate card = good();
        AskRevocation sources = (certificate, issuer, policy) -> {
            assertThat(issuer.getSubjectX500Principal()).isEqualTo(card.getIssuerX500Principal());
            assertThat(policy).isEqualTo(BOTH);
            asked.add(certificate);
            return answer;
        };

        rules(sources)
                .judge(
                        Optional.of(CardDraft.presented(card)),
                        new CardPolicy(Set.of(CardType.CPS), Set.of(), BOTH, CardPolicy.WhenUnknown.REFUSE));

        assertThat(asked).containsExactly(card);
    }

    @Test
    void asksNobodyAboutACardThatAnotherRuleRefuses() {
        judge(new CardDraft().forgedAs(Hierarchies.TEST.fortPersonnes), Hierarchies.ALL);
        judge(new CardDraft().selfSigned(), Hierarchies.ALL);
        judge(new CardDraft().category(0x83).signedBy(Hierarchies.TEST.fortPersonnes), Hierarchies.ALL);
        judge(under(ANOTHER), accepting(AUTHENTICATION));

        assertThat(asked).isEmpty();
    }

    /** The address of a cloud's metadata, where a certificate says its list and its responder are: nobody goes there. */
    @Test
    void goesToNoAddressThatACertificateNames() {
        GeneralName metadata =
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://169.254.169.254/latest/meta-data/");
        X509Certificate card = new CardDraft()
                .with(Extension.cRLDistributionPoints.getId(), new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(new DistributionPointName(new GeneralNames(metadata)), null, null)
                }))
                .with(
                        Extension.authorityInfoAccess.getId(),
                        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, metadata))
                .signedBy(Hierarchies.TEST.fortPersonnes);

        assertThat(isAccepted(card, Hierarchies.ALL)).isTrue();
        assertThat(asked).containsExactly(card);
    }

    private static CardPolicy accepting(String... certificatePolicies) {
        return new CardPolicy(Set.of(CardType.CPS), Set.of(certificatePolicies), BOTH, CardPolicy.WhenUnknown.REFUSE);
    }

    private static X509Certificate good() {
        return new CardDraft().signedBy(Hierarchies.TEST.fortPersonnes);
    }

    private static X509Certificate under(String... certificatePolicies) {
        PolicyInformation[] policies = Set.of(certificatePolicies).stream()
                .map(ASN1ObjectIdentifier::new)
                .map(PolicyInformation::new)
                .toArray(PolicyInformation[]::new);
        return new CardDraft()
                .with(Extension.certificatePolicies.getId(), new CertificatePolicies(policies))
                .signedBy(Hierarchies.TEST.fortPersonnes);
    }

    private boolean isAccepted(X509Certificate card, CardPolicy policy) {
        return judge(card, policy) instanceof CardVerdict.Accepted;
    }

    private CardRead read(X509Certificate card, CardPolicy policy) {
        return ((CardVerdict.Accepted) judge(card, policy)).card().read();
    }

    private static void assertRefused(CardRefusal refusal, CardVerdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        CardVerdict.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(refusal));
    }

    private CardVerdict judge(X509Certificate card, CardPolicy policy) {
        AskRevocation sources = (certificate, issuer, asking) -> {
            asked.add(certificate);
            return answer;
        };
        return rules(sources).judge(Optional.of(CardDraft.presented(card)), policy);
    }

    private static CardRules rules(AskRevocation sources) {
        return new CardRules(
                CardAuthorities.of(Hierarchies.TEST.all),
                CardEnvironment.TEST,
                sources,
                number -> new CardAnswer.Unknown(),
                Clock.fixed(Issuer.NOW, ZoneOffset.UTC));
    }
}
