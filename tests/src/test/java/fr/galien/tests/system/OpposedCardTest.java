package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.Guard;
import fr.galien.directory.LoadOutcome;
import fr.galien.directory.LoadRequest;
import fr.galien.sandbox.directory.DirectoryLoads;
import fr.galien.sandbox.launch.Secret;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.card.CardRequest;
import fr.galien.testkit.nation.Notable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card put in opposition by the file of card holders, loaded as it is loaded every day. */
class OpposedCardTest {

    private static final String FILE = "Porteurs_CPS_CPF";

    private final TheSandbox sandbox = TheSandbox.get();
    private final Notable holder = Extraction.notable("infirmiere");

    /** A load never takes an opposition back. */
    @AfterEach
    void itIsGoodAgain() throws SQLException {
        try (Connection directory = sandbox.database("directory");
                PreparedStatement mended =
                        directory.prepareStatement("update directory.card set opposed_on = null where number = ?")) {
            mended.setString(1, holder.cardNumber());
            assertThat(mended.executeUpdate()).isOne();
        }
        load(published());
        assertThat(letsIn(inReader(itsCard()))).isTrue();
    }

    @Test
    void stopsThatCardAndNoOtherOfTheSamePerson(@TempDir Path scratch) throws IOException {
        Card opposed = inReader(itsCard());
        Card other = inReader(ofItsHolder().named("other"));
        Software software = Software.asking();
        Surfer french = Surfer.of(software);
        assertThat(letsIn(opposed)).isTrue();

        load(withItsOppositionOn(LocalDate.now().plusDays(1), scratch));

        Exchange refused = french.logIn(opposed);
        isRefusal(refused, "Cette carte a été mise en opposition.");
        isRefusal(Surfer.readingEnglish(software).logIn(opposed), "This card has been cancelled.");

        URI again = french.chooseCard(refused);
        Exchange end = french.open(french.present(other, again));
        assertThat(software.redeem(software.code(end)).status()).isEqualTo(200);
    }

    private static boolean letsIn(Card card) {
        Software software = Software.asking();
        return software.redeem(software.code(Surfer.of(software).logIn(card))).status() == 200;
    }

    private static void isRefusal(Exchange end, String sentence) {
        Page page = Page.of(end);
        assertThat(end.redirect()).isEmpty();
        assertThat(page.code()).isEqualTo("CARD-0122");
        assertThat(page.refusal()).startsWith(sentence);
        assertThat(page.offersTheCard()).isTrue();
    }

    private CardRequest itsCard() {
        return ofItsHolder().named("opposed").number(holder.cardNumber());
    }

    private CardRequest ofItsHolder() {
        return sandbox.cards()
                .holder(holder.nationalId(), "LE GUENNEC", "MARION")
                .profession(Integer.parseInt(holder.professionCode()), holder.professionLabel());
    }

    private Card inReader(CardRequest order) {
        return sandbox.inReader(order.issue());
    }

    private Path withItsOppositionOn(LocalDate day, Path scratch) throws IOException {
        List<String> lines = Files.readAllLines(published());
        List<String> header = cells(lines.getFirst());
        int number = header.indexOf("Numéro carte");
        int opposedOn = header.indexOf("Date opposition");
        List<String> changed = lines.stream()
                .map(line -> {
                    List<String> cells = cells(line);
                    if (cells.get(number).equals(holder.cardNumber())) {
                        assertThat(cells.set(opposedOn, day.toString())).isEmpty();
                    }
                    return String.join("|", cells);
                })
                .toList();
        assertThat(changed).isNotEqualTo(lines);
        return Files.write(scratch.resolve(published().getFileName()), changed);
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split("\\|", -1));
    }

    /** The file the directory was filled from. */
    private Path published() {
        try (Stream<Path> files = Files.list(sandbox.extraction().resolveSibling("more"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(FILE))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path cards) {
        DirectoryLoads directory = DirectoryLoads.at(
                "jdbc:postgresql://127.0.0.1:" + sandbox.addresses().ports().postgres() + "/" + DirectoryLoads.DATABASE,
                DirectoryLoads.LOADER,
                sandbox.secret(Secret.DIRECTORY_LOADER_PASSWORD));
        Path folder = sandbox.extraction().getParent();
        LoadOutcome outcome = directory.load(
                new LoadRequest(List.of(cards), Guard.USUAL, Optional.empty(), false, folder.resolve("rejected-lines")),
                (stage, done, total) -> {},
                folder);
        assertThat(outcome).isInstanceOf(LoadOutcome.Applied.class);
    }
}
