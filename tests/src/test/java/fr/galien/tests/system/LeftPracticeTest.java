package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.directory.Guard;
import fr.galien.directory.LoadOutcome;
import fr.galien.directory.LoadRequest;
import fr.galien.sandbox.directory.DirectoryLoads;
import fr.galien.sandbox.launch.Secret;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Exchange;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who is no longer in the national file, loaded as it is loaded every day. */
class LeftPracticeTest {

    private static final String LEAVER = "pharmacien";

    @AfterEach
    void everybodyIsBack() {
        load(TheSandbox.get().extraction());
    }

    @Test
    void refusesTheirCardUntilTheyAreBack(@TempDir Path scratch) throws IOException {
        Card card = TheSandbox.get().card(LEAVER);
        Software software = Software.asking();
        Surfer french = Surfer.of(software);

        load(withoutTheLeaver(scratch));

        Exchange refused = french.logIn(card);
        isRefusal(refused, "D'après l'annuaire, le titulaire de cette carte n'est plus en exercice.");
        isRefusal(
                Surfer.readingEnglish(software).logIn(card),
                "According to the directory, the holder of this card is no longer in practice.");

        load(TheSandbox.get().extraction());

        URI again = french.chooseCard(refused);
        Exchange end = french.open(french.present(card, again));
        assertThat(software.redeem(software.code(end)).status()).isEqualTo(200);
    }

    @Test
    void renewsNoTokenOfTheirs(@TempDir Path scratch) throws IOException {
        Software software = Software.asking();
        Exchange end = Surfer.of(software).logIn(TheSandbox.get().card(LEAVER));
        JsonNode tokens = Software.json(software.redeem(software.code(end)));

        load(withoutTheLeaver(scratch));

        Exchange renewal = software.refresh(tokens.path("refresh_token").textValue());
        assertThat(renewal.status()).isEqualTo(400);
        assertThat(Software.json(renewal).path("error").textValue()).isEqualTo("invalid_grant");
    }

    private static void isRefusal(Exchange end, String sentence) {
        Page page = Page.of(end);
        assertThat(end.redirect()).isEmpty();
        assertThat(page.code()).isEqualTo("CARD-0118");
        assertThat(page.refusal()).startsWith(sentence);
    }

    private static Path withoutTheLeaver(Path scratch) throws IOException {
        String number = Extraction.notable(LEAVER).nationalId().value();
        Path all = TheSandbox.get().extraction();
        Path some = scratch.resolve(all.getFileName());
        try (Stream<String> lines = Files.lines(all);
                Writer out = Files.newBufferedWriter(some)) {
            for (String line : (Iterable<String>) lines.filter(each -> !each.contains("|" + number + "|"))::iterator) {
                out.write(line);
                out.write('\n');
            }
        }
        return some;
    }

    private static void load(Path people) {
        DirectoryLoads directory = DirectoryLoads.at(
                "jdbc:postgresql://127.0.0.1:"
                        + TheSandbox.get().addresses().ports().postgres() + "/" + DirectoryLoads.DATABASE,
                DirectoryLoads.LOADER,
                TheSandbox.get().secret(Secret.DIRECTORY_LOADER_PASSWORD));
        Path folder = TheSandbox.get().extraction().getParent();
        LoadOutcome outcome = directory.load(
                new LoadRequest(
                        List.of(people), Guard.USUAL, Optional.empty(), false, folder.resolve("rejected-lines")),
                (stage, done, total) -> {},
                folder);
        assertThat(outcome).isInstanceOf(LoadOutcome.Applied.class);
    }
}
