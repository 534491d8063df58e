package fr.galien.directory.keycloak;

import static fr.galien.directory.ExtractionFile.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.ActivationContact;
import fr.galien.directory.CardAnswer;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.Loading;
import fr.galien.directory.TestDatabase;
import fr.galien.directory.jdbc.ReaderSettings;
import fr.galien.identity.NationalId;
import fr.galien.identity.ProductionCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.UserModel;

class DirectoryUserStorageProviderFactoryTest {

    private static final String NOBODY_LISTENS = "jdbc:postgresql://127.0.0.1:1/directory";

    @TempDir
    Path folder;

    private final DirectoryUserStorageProviderFactory factory = new DirectoryUserStorageProviderFactory();

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void isDeclaredToKeycloakUnderItsId() throws IOException {
        try (InputStream declared = DirectoryUserStorageProviderFactory.class.getResourceAsStream(
                "/META-INF/services/org.keycloak.storage.UserStorageProviderFactory")) {
            assertThat(new String(declared.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(DirectoryUserStorageProviderFactory.class.getName());
        }
        assertThat(factory.getId()).isEqualTo("galien-directory");
    }

    @Test
    void findsPeopleInTheConfiguredDatabase() {
        TestDatabase database = TestDatabase.migrated();
        Loading.load(database, folder, new ExtractionFile().row(person("899700252580", "DUPONT", "Agathe")));
        factory.init(Fakes.options(Map.of(
                "url", database.url(), "username", TestDatabase.READER, "password", TestDatabase.READER_PASSWORD)));

        UserModel user = factory.create(Fakes.sessionWithoutRequest(), Fakes.component())
                .getUserByUsername(Fakes.realm(), "899700252580");

        assertThat(user.getLastName()).isEqualTo("DUPONT");
        assertThat(factory.byNumber("2800383626")).isEqualTo(new CardAnswer.Unknown());
        assertThat(factory.answers()).isTrue();
        assertThat(factory.faults()).extracting(ProductionCheck.Fault::code).containsExactly("PROD-0903", "PROD-0906");
    }

    @Test
    void hasNobodyToEndSessionsButTheStopper() {
        TestDatabase database = TestDatabase.migrated();
        factory.init(Fakes.options(Map.of(
                "url", database.url(),
                "username", TestDatabase.READER,
                "password", TestDatabase.READER_PASSWORD,
                "stopper-username", TestDatabase.STOPPER,
                "stopper-password", TestDatabase.STOPPER_PASSWORD)));

        assertThat(factory.faults()).isEmpty();
        assertThat(factory.of(new NationalId("899700252580"))).isEqualTo(new ActivationContact.Answer.Unknown());
    }

    @Test
    void startsWithoutADatabaseAndSaysItIsUnreachable() {
        factory.init(Fakes.options(Map.of()));

        assertThatThrownBy(() -> factory.create(Fakes.sessionWithoutRequest(), Fakes.component())
                        .getUserByUsername(Fakes.realm(), "899700252580"))
                .isInstanceOf(DirectoryUnreachable.class)
                .hasRootCauseMessage("--spi-storage--galien-directory--url is not configured");
        assertThat(factory.byNumber("2800383626")).isInstanceOf(CardAnswer.Unreachable.class);
        assertThat(factory.faults()).isNotEmpty();
        assertThat(factory.answers()).isFalse();
        assertThat(factory.of(new NationalId("899700252580"))).isInstanceOf(ActivationContact.Answer.Unreachable.class);
    }

    @Test
    void startsWhileTheDatabaseIsDown() {
        factory.init(Fakes.options(Map.of("url", NOBODY_LISTENS, "username", "reader", "password", "sandbox-x")));

        assertThatThrownBy(() -> factory.create(Fakes.sessionWithoutRequest(), Fakes.component())
                        .getUserByUsername(Fakes.realm(), "899700252580"))
                .isInstanceOf(DirectoryUnreachable.class);
    }

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(ServerOptions.read(
                        Fakes.options(Map.of("url", NOBODY_LISTENS, "username", "reader", "password", "sandbox-x"))))
                .contains(new ReaderSettings(NOBODY_LISTENS, "reader", "sandbox-x", 10, Duration.ofMillis(750)));
    }

    @ParameterizedTest
    @CsvSource({
        "url, jdbc:h2:mem, jdbc:postgresql:",
        "username, , username is missing",
        "password, , password is missing",
        "stopper-password, , stopper-password is missing",
        "pool-max-size, 0, pool-max-size",
        "pool-max-size, 101, pool-max-size",
        "acquisition-timeout, 49, acquisition-timeout",
        "acquisition-timeout, 1001, acquisition-timeout"
    })
    void refusesAnOptionThatMakesNoSense(String option, String value, String sentence) {
        Map<String, String> options =
                new HashMap<>(Map.of("url", NOBODY_LISTENS, "username", "reader", "password", "sandbox-x"));
        options.putAll(Map.of("stopper-username", "stopper", "stopper-password", "sandbox-x"));
        options.put(option, value);

        assertThatThrownBy(() -> factory.init(Fakes.options(options)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("sandbox-x");
    }

    @Test
    void hidesThePassword() {
        assertThat(new ReaderSettings(NOBODY_LISTENS, "reader", "sandbox-x", 10, Duration.ofMillis(750)).toString())
                .doesNotContain("sandbox-x");
    }
}
