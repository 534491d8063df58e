package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.directory.DirectoryCommand;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Somebody struck off by hand, with the command the operator types. */
class StruckOffTest {

    private static final String SOMEBODY = "infirmiere";

    @Test
    void isStoppedFromThatMomentAndUntilTwoOperatorsLiftIt() throws IOException {
        String id = Extraction.notable(SOMEBODY).nationalId().value();
        Card card = TheSandbox.get().card(SOMEBODY);
        Software software = Software.asking();
        Exchange end = Surfer.of(software).logIn(card);
        JsonNode tokens = Software.json(software.redeem(software.code(end)));

        command("revoke", id, "--reason", "Struck off in a test", "--as", "alice");
        try {
            assertThat(Page.of(Surfer.of(Software.asking()).logIn(card)).code()).isEqualTo("CARD-0118");
            assertThat(software.refresh(tokens.path("refresh_token").textValue())
                            .status())
                    .isEqualTo(400);
            assertThat(Software.json(software.introspect(
                                    tokens.path("access_token").textValue()))
                            .path("active")
                            .booleanValue())
                    .isFalse();
        } finally {
            JsonNode wish = command("lift", id, "--reason", "The test is over", "--as", "alice");
            command("confirm", wish.path("number").asText(), "--as", "bruno");
        }

        Software again = Software.asking();
        assertThat(again.redeem(again.code(Surfer.of(again).logIn(card))).status())
                .isEqualTo(200);
    }

    private static JsonNode command(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new DirectoryCommand())
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "--json",
                                        "--home",
                                        TheSandbox.get().home().root().toString()))
                        .toArray(String[]::new));
        assertThat(status).isZero();
        return Json.read(out.toString());
    }
}
