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
                .contains("extraction.txt: 1 people in 1 rows")
                .containsPattern("created +1\n")
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
        JsonNode load = json("load", file("899700252580|MME|DURAND|Agathe"), "--json");

        assertThat(load.path("changed").asInt()).isEqualTo(1);
        assertThat(load.path("gone").asInt()).isEqualTo(1);
        assertThat(load.path("file").asText()).isEqualTo("extraction.txt");

        JsonNode status = json("status", "--json");
        assertThat(status.path("inPractice").asInt()).isEqualTo(1);
        assertThat(status.path("leftPractice").asInt()).isEqualTo(1);
        assertThat(status.path("lastLoad")).isEqualTo(load);
    }

    @Test
    void saysThatNothingWasLoadedYet() throws IOException {
        assertThat(directory("status")).isZero();
        assertThat(out.toString()).contains("Nothing was loaded yet");

        assertThat(json("status", "--json").path("lastLoad").isNull()).isTrue();
    }

    @Test
    void saysWhyAFileIsRefusedAndWhatToDo() throws IOException {
        assertThat(directory("load", home.resolve("absent.txt").toString())).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0302");

        Path old = Files.writeString(home.resolve("old.txt"), "Identification nationale PP|Nom\n");
        assertThat(directory("load", old.toString())).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0304");
        assertThat(trouble()).hasMessage("The file has no column \"Code civilité\".");
        assertThat(trouble().wayOut()).endsWith(".");
    }

    @Test
    void preparesADirectoryThatIsNoSandboxs() throws IOException, SQLException {
        execute("drop database directory");
        execute("create database directory owner directory_loader");
        DirectoryLoads elsewhere = DirectoryLoads.elsewhere(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/directory", "sandbox-l");

        assertThat(elsewhere
                        .load(Path.of(file("899700252580|MME|DUPONT|Agathe")))
                        .created())
                .isEqualTo(1);
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
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home.toString();
        return line.execute(all);
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
