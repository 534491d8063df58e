package fr.galien.tests.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The walls of the house, one rule each, with the reason. A room is {@code fr.galien.<capability>}; the rules of a
 * capability are in that package and those beneath it, but for its adapters, which are named by what they touch.
 */
enum Wall {
    RULES_KNOW_NO_KEYCLOAK(
            Ground.PROVIDERS,
            noClasses()
                    .that(describe(
                            "are no Keycloak adapters", type -> !Room.of(type).isAdapterOf("keycloak")))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("org.keycloak..", "jakarta..", "io.quarkus..", "org.jboss.."))
                    .because("rules outlive Keycloak's internals and are tested in milliseconds")),

    ONLY_ADAPTERS_KNOW_SQL(
            Ground.PROVIDERS,
            noClasses()
                    .that(describe(
                            "are no database adapters",
                            type -> !Room.of(type).isAdapterOf("jdbc")
                                    && !Room.of(type).isAdapterOf("keycloak")))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql.."))
                    .because("a rule takes what was read, never the reading")),

    RULES_KNOW_NO_ADAPTER(
            Ground.PROVIDERS,
            noClasses()
                    .that(areRules())
                    .should()
                    .dependOnClassesThat(
                            describe("are adapters", type -> Room.of(type).isAdapter()))
                    .because("adapters depend on rules and never the other way")),

    CAPABILITIES_MEET_IN_PLAIN_JAVA(
            Ground.PROVIDERS,
            noClasses()
                    .should(reachBehindAnotherCapabilitysFront())
                    .because(
                            "a capability knows identity, the others' plain-Java ports, and what all login steps share")),

    RULES_ARE_GIVEN_TIME_AND_CHANCE(
            Ground.PROVIDERS,
            noClasses()
                    .that(areRules())
                    .should(takeTimeOrChanceFromTheMachine())
                    .because("a rule whose clock and dice are not handed in cannot be tested")),

    PROVIDERS_LOG_AS_KEYCLOAK_DOES(
            Ground.PROVIDERS,
            noClasses()
                    .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                    .orShould(GeneralCodingRules.USE_JAVA_UTIL_LOGGING)
                    .because("the operator configures one log")),

    PROVIDERS_KEEP_NOTHING_IN_STATIC_FIELDS(
            Ground.PROVIDERS,
            fields().that()
                    .areStatic()
                    .and(describe(
                            "are written in source",
                            field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
                    .should()
                    .beFinal()
                    .because("nothing is kept per node")),

    THE_BOX_KNOWS_NO_KEYCLOAK(
            Ground.BOX,
            noClasses()
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.keycloak.."))
                    .because("testkit and sandbox stand outside, like everybody else")),

    THE_TESTKIT_KNOWS_IDENTITY_ALONE(
            Ground.TESTKIT,
            noClasses()
                    .should()
                    .dependOnClassesThat(describe("are ours but neither of the testkit nor of identity", type -> {
                        String room = Room.of(type).name();
                        return !room.isEmpty() && !Set.of("testkit", "identity").contains(room);
                    }))
                    .because("what it makes must not be made right by the code it is to test")),

    NOBODY_SLEEPS(
            Ground.EVERYWHERE,
            noClasses()
                    .should()
                    .callMethodWhere(describe(
                            "puts a thread to sleep",
                            call -> call.getTarget().getOwner().isEquivalentTo(Thread.class)
                                    && call.getTarget().getName().equals("sleep")))
                    .because("whoever waits, waits for something, with a deadline"));

    /** The modules a wall stands in. */
    enum Ground {
        PROVIDERS,
        TESTKIT,
        BOX,
        EVERYWHERE
    }

    private final Ground ground;
    private final ArchRule rule;

    Wall(Ground ground, ArchRule rule) {
        this.ground = ground;
        this.rule = rule.allowEmptyShould(false);
    }

    Ground ground() {
        return ground;
    }

    ArchRule rule() {
        return rule;
    }

    /**
     * Where a class lives.
     *
     * @param name    the package under {@code fr.galien}; empty for everybody else's
     * @param adapter the package under that; empty for rules
     */
    record Room(String name, String adapter) {

        private static final Pattern PACKAGE = Pattern.compile("fr\\.galien\\.(\\w+)(.*)");

        /** Wherever it stands; any other package beneath a capability holds rules too. */
        private static final Set<String> ADAPTERS =
                Set.of("keycloak", "jdbc", "http", "extraction", "webauthn", "flow");

        /** What every login step shares, with Keycloak in it (ADR 0026). */
        private static final Room SHARED = new Room("assurance", "flow");

        static Room of(JavaClass type) {
            Matcher matcher = PACKAGE.matcher(type.getPackageName());
            if (!matcher.matches()) {
                return new Room("", "");
            }
            String adapter = Stream.of(matcher.group(2).split("\\."))
                    .filter(ADAPTERS::contains)
                    .findFirst()
                    .orElse("");
            return new Room(matcher.group(1), adapter);
        }

        boolean isAdapter() {
            return !name.isEmpty() && !adapter.isEmpty();
        }

        boolean isAdapterOf(String what) {
            return adapter.equals(what) || equals(SHARED) && what.equals("keycloak");
        }

        /** Adapters may use it wherever they stand; rules know no adapter. */
        boolean isShared() {
            return equals(SHARED);
        }
    }

    private static DescribedPredicate<JavaClass> areRules() {
        return describe("are rules", type -> !Room.of(type).isAdapter());
    }

    private static ArchCondition<JavaClass> reachBehindAnotherCapabilitysFront() {
        return new ArchCondition<>("reach behind another capability's front") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Room home = Room.of(type);
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    Room other = Room.of(dependency.getTargetClass());
                    boolean abroad = !other.name().isEmpty() && !other.name().equals(home.name());
                    boolean reaches = abroad
                            && (other.isAdapter() && !other.isShared()
                                    || home.name().equals("identity"));
                    events.add(new SimpleConditionEvent(dependency, reaches, dependency.getDescription()));
                });
            }
        };
    }

    private static ArchCondition<JavaClass> takeTimeOrChanceFromTheMachine() {
        DescribedPredicate<JavaClass> chance = belongToAnyOf(SecureRandom.class, Random.class);
        return new ArchCondition<>("take time or chance from the machine") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf()
                        .forEach(access -> events.add(new SimpleConditionEvent(
                                access, isTime(access) || isChance(access), access.getDescription())));
            }

            private boolean isTime(JavaAccess<?> access) {
                JavaClass owner = access.getTargetOwner();
                String name = access.getName();
                boolean now = owner.getPackageName().equals("java.time")
                        && name.equals("now")
                        && !access.getTarget().getFullName().endsWith("(" + Clock.class.getName() + ")");
                return now
                        || owner.isEquivalentTo(Clock.class) && name.startsWith("system")
                        || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis");
            }

            private boolean isChance(JavaAccess<?> access) {
                JavaClass owner = access.getTargetOwner();
                return chance.test(owner) && access.getName().equals("<init>")
                        || owner.isEquivalentTo(UUID.class) && access.getName().equals("randomUUID")
                        || owner.isEquivalentTo(Math.class) && access.getName().equals("random");
            }
        };
    }
}
