package fr.galien.card;

import static fr.galien.card.CardEnvironment.PRODUCTION;
import static fr.galien.card.CardEnvironment.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardRulesTest {

    private final CardDraft draft = new CardDraft();

    @Test
    void acceptsTheCardOfAProfessional() {
        assertThat(judgeFort()).isInstanceOfSatisfying(CardVerdict.Accepted.class, accepted -> {
            assertThat(accepted.card().read().holder().value()).isEqualTo("899700252580");
            assertThat(accepted.card().read().profession()).contains(70);
        });
    }

    @Test
    void acceptsAProductionCardInProduction() {
        X509Certificate card = draft.category(0).signedBy(Hierarchies.PRODUCTION.fortPersonnes);

        assertThat(Hierarchies.judge(Hierarchies.PRODUCTION.all, PRODUCTION, card))
                .isInstanceOf(CardVerdict.Accepted.class);
    }

    @Test
    void acceptsTheCardOfAnEmployeeFromItsOwnAuthority() {
        assertThat(judge(CardDraft.ofStaff().signedBy(Hierarchies.TEST.standardPersonnes)))
                .isInstanceOf(CardVerdict.Accepted.class);
    }

    @Test
    void acceptsACardWithMoreKeyUsagesThanItNeeds() {
        draft.keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment);

        assertThat(judgeFort()).isInstanceOf(CardVerdict.Accepted.class);
    }

    @Test
    void acceptsACardWithoutUserPrincipalName() {
        draft.without(Extension.subjectAlternativeName.getId());

        assertThat(judgeFort()).isInstanceOf(CardVerdict.Accepted.class);
    }

    @Test
    void refusesABrowserThatPresentsNothing() {
        assertThat(Hierarchies.rules(Hierarchies.TEST.all, TEST).judge(Optional.empty(), Hierarchies.ALL))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.NO_CERTIFICATE));
    }

    @Test
    void refusesEveryCardWithoutAuthorities() {
        X509Certificate card = draft.category(0).signedBy(Hierarchies.PRODUCTION.fortPersonnes);

        assertThat(Hierarchies.rules(List.of(), PRODUCTION)
                        .judge(Optional.of(CardDraft.presented(card)), Hierarchies.ALL))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.UNKNOWN_AUTHORITY));
    }

    @Test
    void refusesACardOfTheTestHierarchyInProduction() {
        X509Certificate card = draft.signedBy(Hierarchies.TEST.fortPersonnes);

        assertThat(Hierarchies.judge(Hierarchies.PRODUCTION.all, PRODUCTION, card))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.TEST_CARD));
    }

    @Test
    void refusesACardOfTheTestHierarchyInProductionEvenIfItsAuthorityWasPinned() {
        X509Certificate card = draft.category(0).signedBy(Hierarchies.TEST.fortPersonnes);

        assertThat(Hierarchies.judge(Hierarchies.TEST.all, PRODUCTION, card))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.TEST_CARD));
    }

    @Test
    void refusesATestCardThatAProductionAuthorityIssued() {
        X509Certificate card = draft.signedBy(Hierarchies.PRODUCTION.fortPersonnes);

        assertThat(Hierarchies.judge(Hierarchies.PRODUCTION.all, PRODUCTION, card))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.TEST_CARD));
    }

    @Test
    void refusesAProductionCardOnATestServer() {
        X509Certificate card = draft.category(0).signedBy(Hierarchies.PRODUCTION.fortPersonnes);

        assertThat(Hierarchies.judge(Hierarchies.TEST.all, TEST, card))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.PRODUCTION_CARD));
        assertThat(Hierarchies.judge(Hierarchies.PRODUCTION.all, TEST, card))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.PRODUCTION_CARD));
    }

    @Test
    void refusesAnOrganisationsCertificateWithADoctorsNumberWhetherItsAuthorityIsPinnedOrNot() {
        X509Certificate card = draft.signedBy(Hierarchies.TEST.elementaireOrganisations);

        assertThat(Hierarchies.judge(Hierarchies.TEST.all, TEST, card))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.NOT_A_CARD_AUTHORITY));
        assertThat(Hierarchies.judge(Hierarchies.TEST.ofCards(), TEST, card))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.NOT_A_CARD_AUTHORITY));
    }

    @Test
    void refusesAnExpiredCardAndSaysSinceWhen() {
        Instant yesterday = Issuer.NOW.minus(1, ChronoUnit.DAYS);
        draft.valid(yesterday.minus(1000, ChronoUnit.DAYS), yesterday);

        assertThat(judgeFort()).isEqualTo(new CardVerdict.Refused(CardRefusal.EXPIRED, Optional.of(yesterday)));
    }

    @Test
    void refusesACardThatIsNotYetValidAndSaysFromWhen() {
        Instant tomorrow = Issuer.NOW.plus(1, ChronoUnit.DAYS);
        draft.valid(tomorrow, tomorrow.plus(1000, ChronoUnit.DAYS));

        assertThat(judgeFort()).isEqualTo(new CardVerdict.Refused(CardRefusal.NOT_YET_VALID, Optional.of(tomorrow)));
    }

    @Test
    void acceptsACardInItsFirstAndInItsLastSecond() {
        assertThat(judge(draft.valid(Issuer.NOW, Issuer.NOW).signedBy(Hierarchies.TEST.fortPersonnes)))
                .isInstanceOf(CardVerdict.Accepted.class);
    }

    @Test
    void refusesTheSignatureCertificateOfACard() {
        draft.keyUsage(KeyUsage.nonRepudiation)
                .with(Extension.extendedKeyUsage.getId(), new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection))
                .without(Extension.subjectAlternativeName.getId());

        assertRefused(CardRefusal.NOT_FOR_AUTHENTICATION);
    }

    @Test
    void refusesACertificateWithoutKeyUsage() {
        draft.without(Extension.keyUsage.getId());

        assertRefused(CardRefusal.NOT_FOR_AUTHENTICATION);
    }

    @Test
    void refusesACertificateNotMeantForClients() {
        draft.with(Extension.extendedKeyUsage.getId(), new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        assertRefused(CardRefusal.NOT_FOR_CLIENTS);

        draft.without(Extension.extendedKeyUsage.getId());
        assertRefused(CardRefusal.NOT_FOR_CLIENTS);
    }

    @ParameterizedTest
    @CsvSource({
        "03, SOFTWARE_CERTIFICATE", "83, SOFTWARE_CERTIFICATE",
        "02, SECURITY_MODULE", "82, SECURITY_MODULE",
        "81, TYPE_NOT_ACCEPTED", "84, TYPE_NOT_ACCEPTED"
    })
    void refusesWhatIsNotACard(String category, CardRefusal refusal) {
        draft.category(Integer.parseInt(category, 16));

        assertRefused(refusal);
    }

    @Test
    void refusesACardWithoutCategory() {
        draft.without(CardDraft.CATEGORY);

        assertRefused(CardRefusal.TYPE_NOT_ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 255})
    void refusesACardOfATypeThatItsAuthorityDoesNotIssue(int type) {
        draft.with(CardDraft.TYPE, new ASN1Integer(type));

        assertRefused(CardRefusal.TYPE_NOT_ACCEPTED);
    }

    @Test
    void refusesACpsFromTheAuthorityOfStaff() {
        assertThat(judge(draft.signedBy(Hierarchies.TEST.standardPersonnes)))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.TYPE_NOT_ACCEPTED));
    }

    @Test
    void refusesACardWithoutType() {
        draft.without(CardDraft.TYPE);

        assertRefused(CardRefusal.TYPE_NOT_ACCEPTED);
    }

    @Test
    void refusesTheCardOfAService() {
        CardDraft service = CardDraft.ofStaff()
                .without(BCStyle.SURNAME)
                .without(BCStyle.GIVENNAME)
                .with(BCStyle.PSEUDONYM, "EMPLOYE000000018")
                .with(BCStyle.CN, "3760021832/000000018");

        assertThat(judge(service.signedBy(Hierarchies.TEST.standardPersonnes)))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.NOT_NOMINATIVE));
    }

    @Test
    void refusesACardWithAPseudonymBesideTheName() {
        draft.with(BCStyle.PSEUDONYM, "X");

        assertRefused(CardRefusal.NOT_NOMINATIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sas-agregateur-recette",
                "89970025258",
                "8ABCDEFGHIJK",
                "0123",
                "300000000029751",
                "ANS20231122132732",
                "550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd"
            })
    void refusesACommonNameThatIdentifiesNoProfessional(String commonName) {
        draft.with(BCStyle.CN, commonName);

        assertRefused(CardRefusal.NO_PROFESSIONAL_ID);
    }

    @Test
    void refusesACardWithoutCommonName() {
        draft.without(BCStyle.CN);

        assertRefused(CardRefusal.NO_PROFESSIONAL_ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.99700252598@carte-cps.fr",
                "899700252580@carte-cps.fr",
                "8.99700252580@carte-cps.fr.example.org",
                "8.99700252580@example.org",
                "@carte-cps.fr",
                ""
            })
    void refusesACardWhoseCommonNameAndPrincipalNameDiffer(String upn) {
        draft.upn(upn);

        assertRefused(CardRefusal.INCONSISTENT);
    }

    @Test
    void refusesAProfessionalsCardWithTheNumberOfAnEmployee() {
        draft.with(BCStyle.CN, "500000000029751/CPAT0001").without(Extension.subjectAlternativeName.getId());

        assertRefused(CardRefusal.INCONSISTENT);
    }

    @Test
    void refusesAnEmployeesCardWithAProfession() {
        CardDraft staff = CardDraft.ofStaff().with(CardDraft.PROFESSION, new ASN1Integer(10));

        assertThat(judge(staff.signedBy(Hierarchies.TEST.standardPersonnes)))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.INCONSISTENT));
    }

    @Test
    void keepsARefusalWithItsDateThroughANote() {
        CardVerdict.Refused refused =
                new CardVerdict.Refused(CardRefusal.EXPIRED, Optional.of(Instant.parse("2023-07-01T12:46:52Z")));

        assertThat(CardVerdict.Refused.decode(refused.encode())).hasValue(refused);
        assertThat(CardVerdict.Refused.decode("EXPIRED@soon")).isEmpty();
        assertThat(CardVerdict.Refused.decode(null)).isEmpty();
    }

    private void assertRefused(CardRefusal refusal) {
        assertThat(judgeFort()).isEqualTo(CardVerdict.Refused.because(refusal));
    }

    private CardVerdict judgeFort() {
        return judge(draft.signedBy(Hierarchies.TEST.fortPersonnes));
    }

    private static CardVerdict judge(X509Certificate certificate) {
        return Hierarchies.judge(Hierarchies.TEST.all, TEST, certificate);
    }
}
