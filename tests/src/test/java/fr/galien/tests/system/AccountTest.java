package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Exchange;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** "My account" tells a person what is known of them, and closes what they want closed. */
class AccountTest {

    private static final String SOMEBODY = "pharmacien";

    @Test
    void tellsWhoIAmMyCardsAndWhereIAmSignedIn() {
        AccountUnderTest account = AccountUnderTest.of(SOMEBODY);

        Document page = account.page();

        String id = Extraction.notable(SOMEBODY).nationalId().value();
        assertThat(page.select("#galien-account-person").text())
                .isEqualTo(Extraction.notable(SOMEBODY).givenName() + " "
                        + Extraction.notable(SOMEBODY).familyName());
        assertThat(page.text()).contains(id.substring(1), "Carte CPS", "System tests");
        assertThat(page.select(".galien-table tbody tr").first().text()).contains("System tests");
        assertThat(account.sessions()).contains(account.current());
    }

    @Test
    void closesAnotherBrowsersSessionAndKeepsThisOne() {
        AccountUnderTest here = AccountUnderTest.of(SOMEBODY);
        AccountUnderTest elsewhere = AccountUnderTest.of(SOMEBODY);
        String other = elsewhere.current();
        assertThat(here.sessions()).contains(other);

        Exchange answer = here.close("one", other);

        assertThat(answer.redirect())
                .hasValueSatisfying(address -> assertThat(address.getQuery()).isEqualTo("done=closed"));
        assertThat(here.sessions()).contains(here.current()).doesNotContain(other);
        assertThat(Page.of(elsewhere.surfer().look(AccountUnderTest.address("")))
                        .offersTheCard())
                .isTrue();
    }

    @Test
    void closesTheOthersAndThenAll() {
        AccountUnderTest here = AccountUnderTest.of(SOMEBODY);
        AccountUnderTest.of(SOMEBODY);

        here.close("others", null);
        assertThat(here.sessions()).containsExactly(here.current());

        assertThat(here.close("all", null).status()).isEqualTo(200);
        assertThat(Page.of(here.surfer().look(AccountUnderTest.address(""))).offersTheCard())
                .isTrue();
    }

    /** What was opened with a session that is closed is worth nothing any more. */
    @Test
    void takesTheTokensOfAClosedSessionAway() {
        Software software = Software.asking();
        Surfer surfer = Surfer.of(software);
        Exchange tokens =
                software.redeem(software.code(surfer.logIn(TheSandbox.get().card(SOMEBODY))));
        AccountUnderTest here = AccountUnderTest.of(SOMEBODY);

        here.close("others", null);

        assertThat(software.refresh(Software.json(tokens).path("refresh_token").textValue())
                        .status())
                .isEqualTo(400);
    }
}
