package fr.galien.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import fr.galien.tests.house.Wall.Ground;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WallsTest {

    private static final Map<Ground, JavaClasses> GROUNDS = new EnumMap<>(Map.of(
            Ground.PROVIDERS, classes(Checkout.providers()),
            Ground.TESTKIT, classes(List.of(Checkout.file("testkit"))),
            Ground.BOX, classes(List.of(Checkout.file("testkit"), Checkout.file("sandbox"))),
            Ground.EVERYWHERE, classes(Checkout.modules())));

    /** A piece of bad code for each wall. */
    private static final Map<Wall, List<Source>> BREACHES = new EnumMap<>(Map.of(
            Wall.RULES_KNOW_NO_KEYCLOAK,
            List.of(
                    new Source("org.keycloak.models", "public interface UserModel {}"),
                    new Source("fr.galien.breach", "record Rule(org.keycloak.models.UserModel user) {}")),
            Wall.ONLY_ADAPTERS_KNOW_SQL,
            List.of(new Source("fr.galien.breach", "record Rule(java.sql.Connection connection) {}")),
            Wall.RULES_KNOW_NO_ADAPTER,
            List.of(
                    new Source("fr.galien.breach.jdbc", "public final class Reader {}"),
                    new Source("fr.galien.breach", "record Rule(fr.galien.breach.jdbc.Reader reader) {}")),
            Wall.CAPABILITIES_MEET_IN_PLAIN_JAVA,
            List.of(
                    new Source("fr.galien.breach.jdbc", "public final class Reader {}"),
                    new Source("fr.galien.other.keycloak", "record Adapter(fr.galien.breach.jdbc.Reader reader) {}")),
            Wall.RULES_ARE_GIVEN_TIME_AND_CHANCE,
            List.of(new Source("fr.galien.breach", "class Rule { Object now() { return java.time.Instant.now(); } }")),
            Wall.PROVIDERS_LOG_AS_KEYCLOAK_DOES,
            List.of(new Source("fr.galien.breach.keycloak", "class Chatty { void hello() { System.out.println(); } }")),
            Wall.PROVIDERS_KEEP_NOTHING_IN_STATIC_FIELDS,
            List.of(new Source("fr.galien.breach.keycloak", "class Hoarder { static int seen; }")),
            Wall.THE_BOX_KNOWS_NO_KEYCLOAK,
            List.of(
                    new Source("org.keycloak.models", "public interface UserModel {}"),
                    new Source("fr.galien.sandbox.breach", "record Starter(org.keycloak.models.UserModel user) {}")),
            Wall.THE_TESTKIT_KNOWS_IDENTITY_ALONE,
            List.of(
                    new Source("fr.galien.card", "public final class Rules {}"),
                    new Source("fr.galien.testkit.breach", "record Maker(fr.galien.card.Rules rules) {}")),
            Wall.NOBODY_SLEEPS,
            List.of(new Source(
                    "fr.galien.sandbox.breach",
                    "class Sleeper { void wait10() throws InterruptedException { Thread.sleep(10); } }"))));

    @ParameterizedTest
    @EnumSource
    void stands(Wall wall) {
        wall.rule().check(GROUNDS.get(wall.ground()));
    }

    @ParameterizedTest
    @EnumSource
    void isNotPassedByBadCode(Wall wall, @TempDir Path directory) {
        JavaClasses bad = Source.compile(BREACHES.get(wall), directory);

        EvaluationResult result = wall.rule().evaluate(bad);

        assertThat(result.hasViolation()).isTrue();
    }

    @Test
    void aClockThatIsHandedInIsNoBreach(@TempDir Path directory) {
        JavaClasses good = Source.compile(
                List.of(new Source(
                        "fr.galien.breach",
                        "class Rule { Object now(java.time.Clock clock) { return java.time.LocalDate.now(clock); } }")),
                directory);

        assertThat(Wall.RULES_ARE_GIVEN_TIME_AND_CHANCE.rule().evaluate(good).hasViolation())
                .isFalse();
    }

    private static JavaClasses classes(List<Path> modules) {
        return new ClassFileImporter()
                .importPaths(modules.stream()
                        .map(module -> module.resolve("target/classes"))
                        .toList());
    }
}
