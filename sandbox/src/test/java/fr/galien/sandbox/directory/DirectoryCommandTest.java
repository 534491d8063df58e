package fr.galien.sandbox.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.Json;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DirectoryCommandTest {

    private static final List<String> COLUMNS = List.of(("Identification nationale PP|Code civilité|Nom d'exercice|"
                    + "Prénom d'exercice|Code civilité d'exercice|Code profession|Code catégorie professionnelle|"
                    + "Code type savoir-faire|Code savoir-faire|Code mode exercice|Code secteur d'activité|"
                    + "Code section tableau pharmaciens|Autorité d'enregistrement|Numéro SIRET site|Numéro SIREN site|"
                    + "Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|"
                    + "Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|"
                    + "Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|"
                    + "Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|"
                    + "Libellé Voie (coord. structure)|Mention distribution (coord. structure)|"
                    + "Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|"
                    + "Code pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|"
                    + "Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|"
                    + "Ancien identifiant de la structure")
            .split("\\|"));

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private Exception thrown;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        execute("create role directory_loader login password 'sandbox-l'");
        execute("create role directory_reader login password 'sandbox-r'");
        execute("create role directory_stopper login password 'sandbox-s'");
        execute("create role directory_operator nologin");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void migrate() throws SQLException, IOException {
        execute("drop database if exists directory");
        execute("create database directory owner directory_loader");
        Files.writeString(home.resolve("sandbox.properties"), "port=" + (postgres.getPort() - 7) + "\n");
        Files.writeString(home.resolve("secrets.properties"), "directory.loader.password=sandbox-l\n");
        DirectoryLoads.at(
                        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/directory",
                        DirectoryLoads.LOADER,
                        "sandbox-l")
                .migrate("directory_reader");
    }

    @Test
    void loadsAFileAndReportsIt() throws IOException {
        assertThat(directory("load", file("899700252580|MME|DUPONT|Agathe"))).isZero();

        assertThat(out.toString())
                .contains("extraction.txt: 1 rows")
                .containsPattern("people +1 +0 +0 +0 +0 +0\n")
                .contains("Applied.")
                .doesNotContain("Warning")
                .doesNotContain("DUPONT");
    }

    @Test
    void warnsOfWrongKeys() throws IOException {
        assertThat(directory("load", file("810102727017|M|FAUSSE|Clé"))).isZero();

        assertThat(out.toString()).contains("Warning: 1 RPPS numbers have a wrong key");
    }

    @Test
    void reportsToMachines() throws IOException {
        directory("load", file("899700252580|MME|DUPONT|Agathe", "899700218896|M|MARTIN|Brice"));
        String changed = file("899700252580|MME|DURAND|Agathe");
        out.getBuffer().setLength(0);
        assertThat(directory("load", changed, "--json")).isEqualTo(LoadFile.STOPPED);
        JsonNode stopped = Json.read(out.toString());
        assertThat(stopped.path("outcome").asText()).isEqualTo("stopped");
        assertThat(stopped.path("findings").path(0).asText()).startsWith("PEOPLE: 2 of 2 would change or go");

        JsonNode load = json(
                "load", changed, "--json", "--accept", stopped.path("digest").asText());

        assertThat(load.path("outcome").asText()).isEqualTo("applied");
        assertThat(load.path("changes")).isEqualTo(stopped.path("changes"));
        assertThat(load.path("changes").path("PEOPLE").path("changed").asInt()).isEqualTo(1);
        assertThat(load.path("changes").path("PEOPLE").path("gone").asInt()).isEqualTo(1);
        assertThat(load.path("changes")
                        .path("PEOPLE")
                        .path("fields")
                        .path("NAME")
                        .asInt())
                .isEqualTo(1);
        assertThat(load.path("files").path(0).path("name").asText()).isEqualTo("extraction.txt");

        JsonNode status = json("status", "--json");
        assertThat(status.path("inPractice").asInt()).isEqualTo(1);
        assertThat(status.path("leftPractice").asInt()).isEqualTo(1);
        assertThat(status.path("tooOld").asBoolean()).isFalse();
        assertThat(status.path("datasets").path("PEOPLE").path("sha256"))
                .isEqualTo(load.path("files").path(0).path("sha256"));
    }

    @Test
    void loadsABillingRegisterWholeOrNotAtAll() throws IOException {
        String header = "national_id|structure|identifiant_facturation|code_specialite_amo\n";
        Path register =
                Files.writeString(home.resolve("register.csv"), header + "899700252580|1060012345|069912341|01\n");
        assertThat(directory("billing", "load", register.toString())).isZero();
        assertThat(out.toString())
                .contains("The register has 1 entries: 1 added, 0 changed, 0 removed.")
                .contains("1 of them name people the directory does not know.");

        Files.writeString(register, header + "899700252580|1060012345|069912342|01\n|||\n");
        assertThat(directory("billing", "load", register.toString())).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0344");
        assertThat(trouble().getMessage()).contains("line 3: national_id is not one");

        Files.writeString(register, header + "899700252580|1060012345|069912342|01\n");
        JsonNode report = json("billing", "load", register.toString(), "--json");
        assertThat(report.path("changed").asInt()).isEqualTo(1);
        assertThat(report.path("removed").asInt()).isZero();
    }

    @Test
    void saysWhatToDoWhenItIsStopped() throws IOException {
        directory("load", file("899700252580|MME|DUPONT|Agathe", "899700218896|M|MARTIN|Brice"));

        assertThat(directory("load", file("810102727017|M|DURAND|C"))).isEqualTo(LoadFile.STOPPED);

        assertThat(out.toString())
                .contains("Stopped: nothing was changed.")
                .contains("PEOPLE: 2 of 2 would change or go, more than 5 %")
                .containsPattern("again with --accept [0-9a-f]{16}\n");
        assertThat(directory("load", "--accept=0123456789abcdef", file("810102727017|M|DURAND|C")))
                .isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0313");
    }

    @Test
    void changesNothingWhenOnlyThePlanIsAskedFor() throws IOException {
        assertThat(directory("load", "--plan", file("899700252580|MME|DUPONT|Agathe")))
                .isZero();

        assertThat(out.toString()).contains("Nothing was changed: this is what would be.");
        out.getBuffer().setLength(0);
        directory("status", "--json");
        assertThat(Json.read(out.toString()).path("inPractice").asInt()).isZero();
    }

    @Test
    void turnsRedWhenTheTruthIsTooOld() throws IOException {
        Path old = home.resolve("PS_LibreAcces_Personne_activite_202601010230.txt");
        Files.move(Path.of(file("899700252580|MME|DUPONT|Agathe")), old);
        directory("load", old.toString());

        assertThat(directory("status")).isEqualTo(ShowStatus.TOO_OLD);
        assertThat(out.toString()).contains("Too old: load the newest extraction.");
        assertThat(directory("status", "--max-age=1000000")).isZero();
    }

    @Test
    void saysThatNothingWasLoadedYet() throws IOException {
        assertThat(directory("status")).isEqualTo(ShowStatus.TOO_OLD);
        assertThat(out.toString()).contains("Nothing was loaded yet");
    }

    @Test
    void saysWhyAFileIsRefusedAndWhatToDo() throws IOException {
        assertThat(directory("load", home.resolve("absent.txt").toString())).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0302");

        Path old = Files.writeString(
                home.resolve("old.txt"),
                "Identification nationale PP|Code catégorie professionnelle|Code type savoir-faire|Code savoir-faire\n");
        assertThat(directory("load", old.toString())).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0304");
        assertThat(trouble())
                .hasMessage("The file looks like a PS_LibreAcces_SavoirFaire, and has no column \"Code profession\".");
        assertThat(trouble().wayOut()).endsWith(".");
    }

    @Test
    void preparesADirectoryThatIsNoSandboxs() throws IOException, SQLException {
        execute("drop database directory");
        execute("create database directory owner directory_loader");
        DirectoryLoads elsewhere = DirectoryLoads.elsewhere(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/directory", "sandbox-l");

        assertThat(elsewhere.status().inPractice()).isZero();
    }

    @Test
    void asksForThePasswordOfADirectoryThatIsNoSandboxs() throws IOException {
        assertThat(directory("load", "--url=jdbc:postgresql://localhost/directory", file("899700252580|MME|DUPONT|A")))
                .isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("BOX-1031");
    }

    @Test
    void saysWhereThereIsNoSandbox() throws IOException {
        Files.delete(home.resolve("secrets.properties"));

        assertThat(directory("status")).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("BOX-1030");
    }

    @Test
    void saysWhenTheSandboxIsDown() throws IOException {
        Files.writeString(home.resolve("sandbox.properties"), "port=1024\n");

        assertThat(directory("status")).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0309");
    }

    @Test
    void refusesALoadWithoutFileAsAMisuse() {
        assertThat(directory("load")).isEqualTo(2);
    }

    private JsonNode json(String... arguments) throws IOException {
        out.getBuffer().setLength(0);
        assertThat(directory(arguments)).isZero();
        return Json.read(out.toString());
    }

    private int directory(String... arguments) {
        CommandLine line = new CommandLine(new DirectoryCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    thrown = e;
                    return 1;
                });
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        if (arguments[0].equals("load")) {
            all.addAll(List.of("--rejects", home.resolve("rejects.txt").toString()));
        }
        return line.execute(all.toArray(String[]::new));
    }

    private Trouble trouble() {
        assertThat(thrown).isInstanceOf(Trouble.class);
        return (Trouble) thrown;
    }

    /** Rows of the first four columns; the others are empty. */
    private String file(String... rows) throws IOException {
        StringBuilder text = new StringBuilder(String.join("|", COLUMNS)).append("|\n");
        for (String row : rows) {
            text.append(row).append("|".repeat(COLUMNS.size() - 3)).append('\n');
        }
        return Files.writeString(home.resolve("extraction.txt"), text).toString();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
