package fr.galien.token.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.galien.directory.FindBilling.Billing;
import fr.galien.token.assertion.AssertionAnswer.Refused;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssertionPsTest {

    private final AssertionPs assertions = new AssertionPs("https://auth.example/realms/r", new SecureRandom());

    @Test
    void saysWhoAndHowTheyBillAndIsNotSigned() {
        Read assertion = Read.of(assertions.issue(Order.ofADoctor().now()));

        assertThat(assertion.children()).containsExactly("Issuer", "Subject", "AttributeStatement");
        assertThat(assertion.text("NameID")).isEqualTo("899700000005");
        assertThat(assertion.one("NameID").getAttribute("NameQualifier")).isEqualTo("PSC");
        assertThat(assertion.attributes())
                .containsExactly(
                        entry("identifiantFacturation", List.of("691234567")),
                        entry("codeSpecialiteAMO", List.of("01")),
                        entry("secteurActivite", List.of("SA07")));
    }

    @Test
    void namesTheProfessionOfSomebodyWhoHasSeveral() {
        Order order = Order.ofADoctor().practices(Order.practice("10", "C", "SM26"), Order.practice("60", "C"));

        assertThat(Read.of(assertions.issue(order.now())).attributes())
                .containsEntry("gipProfessionCode", List.of("10"));
    }

    @Test
    void leavesOutTheSpecialtyOfAProfessionThatHasNone() {
        Order order = Order.ofADoctor().as("60", "C").billing(new Billing("691234567", ""));

        assertThat(Read.of(assertions.issue(order.now())).attributes()).doesNotContainKey("codeSpecialiteAMO");
    }

    @Test
    void refusesWhoeverBillsNothingThere() {
        assertThat(assertions.issue(Order.ofADoctor().billing(null).now()))
                .isEqualTo(new Refused(AssertionRefusal.NO_BILLING));
        assertThat(assertions.issue(Order.ofADoctor().sector("").now()))
                .isEqualTo(new Refused(AssertionRefusal.NO_SECTOR));
    }
}
