package fr.galien.directory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walls of this module only; those of the whole house are tested with it. */
class WallsTest {

    private static final JavaClasses DIRECTORY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fr.galien.directory");

    /** The server has not the migration library, so what it loads must not lead there. */
    @Test
    void keepsTheLoaderOutOfTheServer() {
        Set<JavaClass> loaded = new LinkedHashSet<>();
        DIRECTORY.stream()
                .filter(type -> type.getPackageName().equals("fr.galien.directory.keycloak"))
                .forEach(type -> follow(type, loaded));

        assertThat(loaded).extracting(JavaClass::getName).contains("fr.galien.directory.jdbc.JdbcProfessionals");
        assertThat(loaded)
                .flatExtracting(WallsTest::namesOfDependencies)
                .noneMatch(
                        name -> name.startsWith("org.flywaydb.") || name.startsWith("fr.galien.directory.extraction."));
    }

    /** Adds {@code type} and every class of this module it leads to. */
    private static void follow(JavaClass type, Set<JavaClass> seen) {
        if (seen.add(type)) {
            namesOfDependencies(type).stream()
                    .filter(DIRECTORY::contain)
                    .map(DIRECTORY::get)
                    .forEach(next -> follow(next, seen));
        }
    }

    private static List<String> namesOfDependencies(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getName())
                .toList();
    }

    @Test
    void keepsKeycloakAndTheDatabaseOutOfTheRules() {
        noClasses()
                .that()
                .resideInAnyPackage("fr.galien.directory", "fr.galien.directory.extraction")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak..", "java.sql..", "javax.sql..", "io.agroal..", "org.postgresql..")
                .check(DIRECTORY);
    }
}
