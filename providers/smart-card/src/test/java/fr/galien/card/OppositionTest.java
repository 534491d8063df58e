package fr.galien.card;

import static fr.galien.card.CardEnvironment.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A card the directory has as opposed, after every other rule accepted it. */
class OppositionTest {

    private static final String NUMBER = "2800383626";
    private static final LocalDate TODAY = LocalDate.ofInstant(Issuer.NOW, ZoneOffset.UTC);
    private static final CardVerdict OPPOSED = CardVerdict.Refused.because(CardRefusal.OPPOSED);

    private final CardDraft draft = new CardDraft();
    private final CardsInMemory directory = new CardsInMemory();

    @Test
    void refusesAnOpposedCard() {
        directory.opposed(NUMBER, TODAY.minusDays(1));

        assertThat(judge()).isEqualTo(OPPOSED);
        assertThat(directory.asked()).containsExactly(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 400})
    void refusesACardAsSoonAsTheFileSaysSoWhateverTheDay(int days) {
        directory.opposed(NUMBER, TODAY.plusDays(days));

        assertThat(judge()).isEqualTo(OPPOSED);
    }

    @Test
    void acceptsAnotherCardOfTheSamePerson() {
        directory.opposed(NUMBER, TODAY).inForce("2800383627");
        draft.with(CardDraft.NUMBER, new DERPrintableString("8025000001/2800383627"));

        assertThat(judge()).isInstanceOf(CardVerdict.Accepted.class);
    }

    @Test
    void acceptsACardTheDirectoryDoesNotKnow() {
        assertThat(judge()).isInstanceOf(CardVerdict.Accepted.class);
        assertThat(directory.asked()).containsExactly(NUMBER);
    }

    @Test
    void acceptsTheCardOfAnEmployeeWhichIsNeverInTheFile() {
        assertThat(judge(CardDraft.ofStaff().signedBy(Hierarchies.TEST.standardPersonnes)))
                .isInstanceOf(CardVerdict.Accepted.class);
    }

    @Test
    void acceptsACardWithoutNumberAndAsksNobody() {
        draft.without(CardDraft.NUMBER);

        assertThat(judge()).isInstanceOf(CardVerdict.Accepted.class);
        assertThat(directory.asked()).isEmpty();
    }

    @Test
    void asksByAllOfANumberThatNamesNoIssuer() {
        directory.opposed(NUMBER, TODAY);
        draft.with(CardDraft.NUMBER, new DERPrintableString(NUMBER));

        assertThat(judge()).isEqualTo(OPPOSED);
    }

    @Test
    void neverTakesAnOutageForACardThatIsNotOpposed() {
        directory.inForce(NUMBER).away();

        CardVerdict verdict = judge();

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        CardVerdict.Undecided.class,
                        outage -> assertThat(outage.why().code()).isEqualTo("RPPS-0301"));
    }

    @Test
    void asksTheDirectoryAboutNoCardThatAnotherRuleRefuses() {
        directory.opposed(NUMBER, TODAY);

        assertRefused(CardRefusal.UNKNOWN_AUTHORITY, new CardDraft().forgedAs(Hierarchies.TEST.fortPersonnes));
        assertRefused(
                CardRefusal.EXPIRED,
                new CardDraft()
                        .valid(Issuer.NOW.minus(9, ChronoUnit.DAYS), Issuer.NOW.minus(1, ChronoUnit.DAYS))
                        .signedBy(Hierarchies.TEST.fortPersonnes));
        assertRefused(
                CardRefusal.TYPE_NOT_ACCEPTED,
                new CardDraft().with(CardDraft.TYPE, new ASN1Integer(3)).signedBy(Hierarchies.TEST.fortPersonnes));
        assertRefused(
                CardRefusal.INCONSISTENT,
                new CardDraft().with(BCStyle.CN, "899700218896").signedBy(Hierarchies.TEST.fortPersonnes));
        assertThat(directory.asked()).isEmpty();
    }

    private void assertRefused(CardRefusal refusal, X509Certificate card) {
        assertThat(judge(card))
                .isInstanceOfSatisfying(
                        CardVerdict.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(refusal));
    }

    private CardVerdict judge() {
        return judge(draft.signedBy(Hierarchies.TEST.fortPersonnes));
    }

    private CardVerdict judge(X509Certificate card) {
        return Hierarchies.rules(Hierarchies.TEST.all, TEST, directory)
                .judge(Optional.of(CardDraft.presented(card)), Hierarchies.ALL);
    }
}
