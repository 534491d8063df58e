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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Striking somebody off by hand, as operators type it. */
class OperatorCommandTest {

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private Exception thrown;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                // Passwords are really asked for.
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "trust")
                .setConnectConfig("password", "sandbox-p")
                .setLocaleConfig("pwfile", password().toString())
                .start();
        execute(administrator(), """
                create role directory_loader login password 'sandbox-l';
                create role directory_reader login password 'sandbox-r';
                create role directory_stopper login password 'sandbox-s';
                create role directory_operator nologin;
                create role alice login password 'sandbox-a' in role directory_operator;
                create role bruno login password 'sandbox-b' in role directory_operator;
                create role carla login password 'sandbox-c'""");
    }

    private static Path password() throws IOException {
        Path file = Files.createTempFile("postgres", "password");
        file.toFile().deleteOnExit();
        // The server runs as somebody else where the tests run as root.
        file.toFile().setReadable(true, false);
        return Files.writeString(file, "sandbox-p");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void fill() throws SQLException, IOException {
        execute(administrator(), "drop database if exists directory");
        execute(administrator(), "create database directory owner directory_loader");
        Files.writeString(home.resolve("sandbox.properties"), "port=" + (postgres.getPort() - 7) + "\n");
        Files.writeString(home.resolve("secrets.properties"), """
                directory.loader.password=sandbox-l
                directory.operator.alice.password=sandbox-a
                directory.operator.bruno.password=sandbox-b
                directory.operator.carla.password=sandbox-c
                directory.operator.dora.password=sandbox-d
                """);
        DirectoryLoads.at(url(), DirectoryLoads.LOADER, "sandbox-l").migrate("directory_reader");
        execute(directory(), """
                set search_path = directory;
                insert into professional values
                    ('899700000018', '899700000018', 'MME', 'DUPONT', E'Agathe\\u001B[2J',
                     '[["10","C","DR","DUPONT","Agathe",[["S","SM54"]],[["L","SA07","","","GENR01","CNOM",'
                     '["","","","","R6","CABINET DES CORMORANS","","","","","","","","","","06000"]]]]]',
                     '{10}', '{06}', '{CNOM}', 'dupont agathe', 'dupont agathe', null, gen_random_uuid(), now(), now());
                insert into card values
                    ('2800012345', '899700000018', 'CPS', '2024-01-01', null, '2026-02-03', gen_random_uuid());
                insert into mailbox values ('agathe@mssante.example', '{899700000018}', '{}', gen_random_uuid())""");
    }

    @Test
    void stopsSomebodyAndSaysSo() throws IOException {
        assertThat(run("revoke", "99700000018", "--reason", "Struck off on 20 November", "--as", "alice"))
                .isZero();
        assertThat(out.toString()).contains("Revoked, number 1.");

        assertThat(run("revocations", "--as", "bruno")).isZero();
        assertThat(out.toString())
                .contains("1  899700000018  DUPONT Agathe?[2J")
                .contains("Revoked by alice at 20")
                .contains("Why: Struck off on 20 November")
                .contains("Next: nothing; to end it: ./galien directory lift 899700000018")
                .doesNotContain("\u001B");
    }

    @Test
    void liftsWithTwo() throws IOException {
        run("revoke", "8 997 0000 0018", "--reason", "Struck off", "--as", "alice");
        JsonNode wish = json("lift", "899700000018", "--reason", "Reinstated", "--as", "alice");
        assertThat(wish.path("waits").booleanValue()).isTrue();
        String number = wish.path("number").asText();

        assertThat(run("revocations", "--as", "alice")).isZero();
        assertThat(out.toString())
                .contains("To be lifted, says alice")
                .contains("another operator confirms it: ./galien directory confirm " + number);
        assertThat(run("confirm", number, "--as", "alice")).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0327");
        assertThat(run("confirm", number, "--as", "bruno")).isZero();

        assertThat(json("revocations", "--as", "alice")).isEmpty();
    }

    @Test
    void saysWhatWaitsForASecondOperator() throws IOException, SQLException {
        execute(directory(), """
                insert into directory.revocation (act, person, reason, needs_second)
                select 'revoke', n::text, 'One of ten', false from generate_series(1, 10) n""");

        assertThat(run("revoke", "899700000018", "--reason", "The eleventh", "--as", "alice"))
                .isZero();
        assertThat(out.toString()).contains("not done yet").contains("./galien directory confirm 11 --as <operator>");
        assertThat(run("revocations", "--as", "alice")).isZero();
        assertThat(out.toString()).contains("NOT IN FORCE YET");
        assertThat(json("confirm", "11", "--as", "bruno").path("act").asText()).isEqualTo("revoke");
    }

    @Test
    void showsAPerson() throws IOException {
        assertThat(run("show", "899700000018", "--as", "alice")).isZero();
        assertThat(out.toString())
                .contains(
                        "DUPONT", "In practice", "10 category C (Médecin)", "S/SM54", "CABINET DES CORMORANS", "06000")
                .contains("CPS 2800012345, from 2024-01-01 to ?, OPPOSED on 2026-02-03")
                .contains("agathe@mssante.example");

        run("revoke", "899700000018", "--reason", "Struck off", "--as", "alice");
        assertThat(run("show", "899700000018", "--as", "alice")).isZero();
        assertThat(out.toString()).contains("NOT IN PRACTICE: revoked, number 1");

        JsonNode file = json("show", "899700000018", "--as", "bruno");
        assertThat(file.path("inPractice").booleanValue()).isFalse();
        assertThat(file.path("practices").get(0).path("label").asText()).isEqualTo("Médecin");
        assertThat(file.path("cards").get(0).path("opposedOn").asText()).isEqualTo("2026-02-03");
        assertThat(file.path("revocations").get(0).path("reason").asText()).isEqualTo("Struck off");
    }

    @Test
    void saysWhyItRefuses() throws IOException {
        assertThat(run("revoke", "810000000000", "--reason", "Struck off", "--as", "alice"))
                .isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0322");
        run("revoke", "899700000018", "--reason", "x", "--as", "alice");
        assertThat(trouble().code()).isEqualTo("RPPS-0323");
        run("lift", "899700000018", "--reason", "Reinstated", "--as", "alice");
        assertThat(trouble().code()).isEqualTo("RPPS-0325");
        assertThat(trouble().wayOut()).endsWith(".");
    }

    @Test
    void recordsAMandateListsItAndEndsIt() throws IOException {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
        String[] add = {
            "mandate",
            "add",
            "99700000018",
            "--structure",
            "1060012345",
            "--name",
            "Clinique",
            "--sector",
            "SA07",
            "--until",
            today.plusDays(30).toString(),
            "--reason",
            "Replaces Dr Martin",
            "--as",
            "alice"
        };
        assertThat(run(add)).isZero();
        assertThat(out.toString()).contains("Recorded as number 1").contains("./galien directory mandate end 1");
        assertThat(run(add)).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0342");

        assertThat(run("mandate", "list", "--as", "bruno")).isZero();
        assertThat(out.toString())
                .contains("1  899700000018  DUPONT Agathe?[2J")
                .contains("Speaks for 1060012345 Clinique (SA07), from")
                .contains("Given by alice at 20", ": Replaces Dr Martin")
                .doesNotContain("\u001B");

        JsonNode ended = json("mandate", "end", "1", "--reason", "Dr Martin is back", "--as", "bruno");
        assertThat(ended.path("ended").booleanValue()).isTrue();
        assertThat(run("mandate", "list", "--as", "alice")).isZero();
        assertThat(out.toString()).contains("No mandate is in force or to come.");
        assertThat(json("mandate", "list", "--all", "--as", "alice")
                        .path(0)
                        .path("ended")
                        .path("by")
                        .asText())
                .isEqualTo("bruno");
        assertThat(run("mandate", "end", "1", "--reason", "Once more", "--as", "alice"))
                .isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0343");
    }

    @Test
    void letsOnlyOperatorsIn() throws IOException {
        assertThat(run("revocations", "--as", "nobody")).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0320");
        // No operator; not even a role; and a wrong password.
        for (String name : new String[] {"carla", "dora"}) {
            assertThat(run("revocations", "--as", name)).isEqualTo(1);
            assertThat(trouble().code()).as(name).isEqualTo("RPPS-0321");
        }
        Files.writeString(home.resolve("secrets.properties"), "directory.operator.alice.password=wrong\n");
        assertThat(run("revocations", "--as", "alice")).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0321");
    }

    /** An operator of another directory may have the same name, and never has the same password. */
    @Test
    void sendsNoPasswordOfTheSandboxElsewhere() throws IOException {
        assertThat(run("revocations", "--as", "alice", "--url", url())).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0320");
    }

    @Test
    void saysWhereThereIsNoSandboxAndWhenItIsDown() throws IOException {
        Files.writeString(home.resolve("sandbox.properties"), "port=1024\n");
        assertThat(run("revocations", "--as", "alice")).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("RPPS-0309");

        Files.delete(home.resolve("secrets.properties"));
        assertThat(run("revocations", "--as", "alice")).isEqualTo(1);
        assertThat(trouble().code()).isEqualTo("BOX-1030");
    }

    @Test
    void wantsToKnowWhoAndWhy() throws IOException {
        assertThat(run("revoke", "899700000018", "--reason", "Struck off")).isEqualTo(2);
        assertThat(run("revoke", "899700000018", "--as", "alice")).isEqualTo(2);
    }

    private JsonNode json(String... arguments) throws IOException {
        assertThat(run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new)))
                .isZero();
        return Json.read(out.toString());
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        thrown = null;
        return new CommandLine(new DirectoryCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    thrown = e;
                    return 1;
                })
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
                        .toArray(String[]::new));
    }

    private Trouble trouble() {
        assertThat(thrown).isInstanceOf(Trouble.class);
        return (Trouble) thrown;
    }

    private static String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/directory";
    }

    private static DataSource administrator() {
        return postgres.getPostgresDatabase();
    }

    private static DataSource directory() {
        return postgres.getDatabase("postgres", "directory");
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
