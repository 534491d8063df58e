package fr.galien.sandbox.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.NationalId;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.testkit.card.CardBox;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.testkit.card.CardType;
import fr.galien.testkit.card.TestCard;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CardCommandTest {

    private static final String HEADER = "Type d'identifiant PP|Identifiant PP|Identification nationale PP"
            + "|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|\n";

    @TempDir
    static Path directory;

    private static SandboxHome home;

    private final StringWriter out = new StringWriter();
    private Trouble trouble;

    @BeforeAll
    static void nation() throws IOException {
        home = new SandboxHome(directory.resolve("home"));
        Files.createDirectories(home.nation());
        Files.writeString(
                home.nation().resolve("PS_LibreAcces_Personne_activite_202611210000.txt"),
                HEADER
                        + "8|99700366240|899700366240|D'ÉPINAY \"la\"|Anne-Lyse|60|Infirmier|C|\n"
                        + "8|99700075122|899700075122|PETIT|Hugo|10|Médecin|E|\n");
        Files.writeString(
                home.nation().resolve("PS_LibreAcces_Personne_activite_202601010000.txt"),
                HEADER + "8|99700366240|899700366240|OLD|Name|60|Infirmier|C|\n");
    }

    @Test
    void revokesACardOfTheTestAuthority() {
        run("new", "--holder", "99700366240", "--name", "lost");

        assertThat(run("revoke", "lost")).isZero();

        assertThat(Lists.of(home).isRevoked(card("lost").certificate())).isTrue();
        assertThat(out.toString()).contains("galien login --card lost");
    }

    @Test
    void cannotRevokeACardThatNobodyIssued() {
        run("new", "--holder", "99700366240", "--name", "own", "--flaw", "self-signed");

        run("revoke", "own");

        assertThat(trouble.code()).isEqualTo("BOX-1051");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99700366240", "899700366240", "8 99700366240"})
    void takesNamesAndProfessionFromTheNewestExtraction(String typed) {
        String name = "nurse-" + typed.length();
        assertThat(run("new", "--holder", typed, "--name", name)).isZero();
        TestCard card = card(name);
        assertThat(card.holder()).isEqualTo(new NationalId("899700366240"));
        assertThat(subject(card))
                .contains("SURNAME=\"D'ÉPINAY \\\"LA\\\"\"", "GIVENNAME=ANNE-LYSE", "CN=899700366240", "T=Infirmier");
        assertThat(out.toString()).contains("Card '" + name + "' is made").contains("PIN         1234");
    }

    @Test
    void givesAStudentACpf() {
        assertThat(run("new", "--holder", "99700075122", "--name", "student")).isZero();
        assertThat(card("student").type()).isEqualTo(CardType.CPF);
    }

    @Test
    void makesACardForAnybodyWhoseNamesAreGiven() {
        assertThat(run(
                        "new",
                        "--holder",
                        "99700218896",
                        "--family-name",
                        "Nguyên",
                        "--given-name",
                        "Zoé",
                        "--profession",
                        "40",
                        "--flaw",
                        "expired,SOFTWARE",
                        "--flaw",
                        "no-client-auth"))
                .isZero();
        TestCard card = card("zoe-nguyen");
        assertThat(card.flaws())
                .containsExactlyInAnyOrder(CardFlaw.EXPIRED, CardFlaw.SOFTWARE, CardFlaw.NO_CLIENT_AUTH);
        assertThat(subject(card)).contains("T=Chirurgien-Dentiste", "SURNAME=NGUYÊN");
        assertThat(out.toString()).contains("flaw        expired: its three years ended yesterday");
    }

    @Test
    void makesAnEmployeesCard() {
        assertThat(run(
                        "new",
                        "--holder",
                        "500000000029751/CPAT0001",
                        "--family-name",
                        "Martin",
                        "--given-name",
                        "Lou",
                        "--type",
                        "CPE"))
                .isZero();
        assertThat(subject(card("lou-martin"))).contains("CN=500000000029751/CPAT0001");
    }

    @Test
    void saysHowToNameAHolderNobodyKnows() {
        assertThat(run("new", "--holder", "99700252580")).isEqualTo(1);
        assertThat(trouble.code()).isEqualTo("BOX-1046");
        assertThat(trouble.wayOut()).contains("--family-name");
        assertThat(trouble.getMessage()).doesNotContain("99700252580");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99700252581", "1", "a b;c"})
    void refusesANumberMistyped(String typed) {
        assertThat(run("new", "--holder", typed)).isEqualTo(1);
        assertThat(trouble.code()).isEqualTo("BOX-1048");
    }

    @Test
    void refusesAProfessionThereIsNot() {
        assertThat(run("new", "--holder", "99700366240", "--profession", "97")).isEqualTo(1);
        assertThat(trouble.code()).isEqualTo("BOX-1049");
        assertThat(trouble.wayOut()).contains("10 Médecin");
    }

    @Test
    void refusesASecondCardOfTheSameNameAndKeepsTheFirst() {
        assertThat(run("new", "--holder", "99700366240", "--name", "twice")).isZero();
        TestCard first = card("twice");
        assertThat(run("new", "--holder", "99700366240", "--name", "twice")).isEqualTo(1);
        assertThat(trouble.code()).isEqualTo("BOX-1041");
        assertThat(card("twice")).isEqualTo(first);
    }

    @Test
    void refusesAFlawThereIsNotAsAMistakeOfUse() {
        assertThat(run("new", "--holder", "99700366240", "--flaw", "sticky")).isEqualTo(2);
    }

    @Test
    void listsCardsWithTheirFlaws() {
        assertThat(run("new", "--holder", "99700366240", "--name", "listed", "--flaw", "production"))
                .isZero();
        out.getBuffer().setLength(0);
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("listed")))
                .singleElement()
                .asString()
                .contains("CPS", "899700366240", "production look-alike", "production");
    }

    @Test
    void saysHowToMakeTheFirstCard() {
        assertThat(execute("list", "--home", directory.resolve("empty").toString()))
                .isZero();
        assertThat(out.toString()).contains("galien card new");
    }

    @Test
    void takesACardOut() throws IOException {
        assertThat(run("new", "--holder", "99700366240", "--name", "outside")).isZero();
        Path target = directory.resolve("out");
        assertThat(run("export", "outside", "--format", "p12", "--to", target.toString()))
                .isZero();
        assertThat(run("export", "outside", "--format", "pem", "--to", target.toString()))
                .isZero();
        assertThat(target.resolve("outside.p12")).isNotEmptyFile();
        assertThat(Files.readString(target.resolve("outside.pem"))).contains("BEGIN CERTIFICATE");
        assertThat(Files.readString(target.resolve("outside.key.pem"))).contains("BEGIN PRIVATE KEY");
    }

    @Test
    void saysThereIsNoSuchCard() {
        assertThat(run("export", "nobody", "--format", "p12")).isEqualTo(1);
        assertThat(trouble.code()).isEqualTo("BOX-1047");
        assertThat(run("export", "../../etc/passwd", "--format", "p12")).isEqualTo(1);
        assertThat(trouble.code()).isEqualTo("BOX-1040");
    }

    @Test
    void saysWhenTheNationCannotBeRead() throws IOException {
        SandboxHome other = new SandboxHome(directory.resolve("damaged"));
        Files.createDirectories(other.nation());
        Files.writeString(other.nation().resolve("PS_LibreAcces_Personne_activite_1.txt"), "Nom|\nx|\n");
        assertThat(execute(
                        "new", "--holder", "99700366240", "--home", other.root().toString()))
                .isEqualTo(1);
        assertThat(trouble.code()).isEqualTo("BOX-1050");
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home.root().toString();
        return execute(all);
    }

    private int execute(String... arguments) {
        CommandLine line = new CommandLine(new CardCommand());
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            trouble = (Trouble) exception;
            return 1;
        });
        return line.execute(arguments);
    }

    private static TestCard card(String name) {
        return new CardBox(home.cards()).find(name).orElseThrow();
    }

    private static String subject(TestCard card) {
        return card.certificate().getSubjectX500Principal().toString();
    }
}
