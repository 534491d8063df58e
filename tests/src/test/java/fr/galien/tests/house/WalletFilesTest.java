package fr.galien.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.mobile.MobileRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of the files of the phone's application without a browser. */
class WalletFilesTest {

    private static final Pattern SHELL = Pattern.compile("const FILES = \\[(.*?)];", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    /** Whatever makes markup or script of text. */
    private static final Pattern DANGEROUS = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|javascript:|DOMParser|srcdoc");

    private static final Pattern CODE = Pattern.compile("ECPS-\\d{4}");

    @Test
    void everyScriptAndStyleIsKeptForTheHoursWithoutNetwork() throws IOException {
        String worker = Files.readString(Checkout.file("wallet/sw.js"));
        List<String> kept = SHELL.matcher(worker)
                .results()
                .flatMap(list -> QUOTED.matcher(list.group(1)).results())
                .map((MatchResult file) -> file.group(1))
                .toList();

        assertThat(kept).doesNotHaveDuplicates().contains("/", "config.json");
        assertThat(kept.stream().filter(file -> file.matches(".*\\.(js|css)")).toList())
                .containsExactlyInAnyOrderElementsOf(files().keySet().stream()
                        .filter(file -> file.matches(".*\\.(js|css)") && !file.equals("sw.js"))
                        .toList());
        assertThat(kept.stream()
                        .filter(file -> !file.equals("/") && !file.equals("config.json"))
                        .toList())
                .allSatisfy(file -> assertThat(files()).containsKey(file));
    }

    @Test
    void noFileOfOursMakesMarkupOrScriptOfText() throws IOException {
        assertThat(files().entrySet().stream()
                        .filter(file ->
                                file.getKey().endsWith(".js") && !file.getKey().startsWith("vendor/"))
                        .toList())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file.getValue()))
                        .as(file.getKey())
                        .doesNotContainPattern(DANGEROUS));
    }

    @Test
    void everyRefusalHasWordsInTheApplication() throws IOException {
        String words = Files.readString(Checkout.file("wallet/js/text.js"));
        List<String> own = CODE.matcher(Files.readString(Checkout.file("wallet/js/codes.js")))
                .results()
                .map((MatchResult code) -> code.group())
                .toList();

        assertThat(own).hasSize(10);
        // What a phone is answered; the others are of the card agent.
        Stream<String> answered = Arrays.stream(MobileRefusal.values())
                .map(MobileRefusal::code)
                .filter(code -> code.startsWith("ECPS-020") || code.startsWith("ECPS-021"));
        assertThat(Stream.concat(answered, own.stream()))
                .hasSizeGreaterThan(own.size())
                .allSatisfy(code -> assertThat(words).contains("'" + code + "': ["));
    }

    private static Map<String, Path> files() throws IOException {
        Path wallet = Checkout.file("wallet");
        try (Stream<Path> files = Files.walk(wallet)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> wallet.relativize(file).toString(), Function.identity()));
        }
    }
}
