package fr.galien.token.assertion;

import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.ProfessionLabel;
import fr.galien.identity.Professional;
import fr.galien.token.Situation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * As what somebody asks (value set JDV_J65): the profession of the situation, and for some a second role, without which the
 * record refuses them.
 */
final class SubjectRoles {

    private static final String STUDENT = "E";
    private static final String DOCTOR = "10";
    private static final String PHARMACIST = "21";
    private static final String BY_ROLE = "99";
    private static final String SOCIAL_WORKER = "41";
    private static final Set<String> USERS_OF_A_TITLE = Set.of("71", "72", "73", "93");

    /** Spécialité ordinale (TRE_R04). */
    private static final String SPECIALTY = "S";

    private final Properties labels = new Properties();

    SubjectRoles() {
        try (InputStream file =
                Objects.requireNonNull(SubjectRoles.class.getResourceAsStream("role-labels.properties"))) {
            labels.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One, or two. */
    List<Coded> of(Professional person, Situation situation) throws AssertionRefused {
        List<Coded> roles = new ArrayList<>();
        roles.add(profession(situation));
        if (needsSecond(situation)) {
            roles.add(
                    second(person, situation).orElseThrow(() -> new AssertionRefused(AssertionRefusal.NO_SECOND_ROLE)));
        }
        return roles;
    }

    private static Coded profession(Situation situation) throws AssertionRefused {
        String code = situation.professionCode();
        Optional<String> label = ProfessionLabel.of(code, situation.categoryCode());
        if (label.isEmpty()) {
            throw new AssertionRefused(AssertionRefusal.NO_PROFESSION);
        }
        if (code.equals(BY_ROLE)) {
            return new Coded(code, "1.2.250.1.213.1.6.1.140", "R291", label);
        }
        if (code.equals(SOCIAL_WORKER)) {
            return new Coded(code, "1.2.250.1.213.1.6.1.4", "R94", label);
        }
        if (USERS_OF_A_TITLE.contains(code)) {
            return new Coded(code, "1.2.250.1.213.1.6.1.109", "R95", label);
        }
        return situation.categoryCode().equals(STUDENT)
                ? new Coded(code, "1.2.250.1.71.1.2.8", "G16", label)
                : new Coded(code, "1.2.250.1.71.1.2.7", "G15", label);
    }

    /** A student of medicine is "médecin en formation" (TRE_G16), who has no specialty yet, and no doctor. */
    private static boolean needsSecond(Situation situation) {
        return situation.professionCode().equals(BY_ROLE)
                || !situation.categoryCode().equals(STUDENT)
                        && Set.of(DOCTOR, PHARMACIST).contains(situation.professionCode());
    }

    private Optional<Coded> second(Professional person, Situation situation) {
        return switch (situation.professionCode()) {
            case DOCTOR -> specialty(person, situation).map(one -> coded(one.code(), "1.2.250.1.71.4.2.5", "R01"));
            case PHARMACIST ->
                Optional.of(situation.pharmacistSectionCode())
                        .filter(code -> !code.isEmpty())
                        .map(code -> coded(code, "1.2.250.1.71.4.2.6", "G05"));
            default ->
                Optional.of(situation.roleCode())
                        .filter(code -> !code.isEmpty())
                        .map(code -> coded(code, "1.2.250.1.213.1.6.1.107", "R85"));
        };
    }

    /**
     * The situation's. Where the directory names several it does not say which is practised where: each is true, and the record
     * takes one, so it is the first specialty, as the directory has them.
     */
    private static Optional<Expertise> specialty(Professional person, Situation situation) {
        return situation
                .expertise()
                .or(() -> person.practices().stream()
                        .filter(practice -> isOf(practice, situation))
                        .flatMap(practice -> practice.expertises().stream())
                        .min(Comparator.comparing(
                                expertise -> !expertise.typeCode().equals(SPECIALTY))));
    }

    private static boolean isOf(Practice practice, Situation situation) {
        return practice.professionCode().equals(situation.professionCode())
                && practice.categoryCode().equals(situation.categoryCode());
    }

    private Coded coded(String code, String table, String name) {
        return new Coded(code, table, name, Optional.ofNullable(labels.getProperty(name + "." + code)));
    }
}
