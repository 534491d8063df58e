package fr.galien.token;

import fr.galien.claims.OwnActivity;
import fr.galien.directory.FindMandate;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import fr.galien.oidc.StructureNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which situation somebody acts for a structure. They may speak for it with an activity there, or with a dated mandate of
 * it; nothing else gives that right.
 */
public final class SituationChoice {

    /** {@code 10C}, {@code 10C/SA07}, {@code 10C/SA07/L}, {@code 10C/SA07/L/R10100000000001}. */
    private static final Pattern WRITTEN = Pattern.compile("(?<profession>[0-9]{1,3})(?<category>[A-Z])"
            + "(?:/(?<sector>[A-Z0-9]{1,8}))?(?:/(?<mode>[A-Z]{1,3}))?(?:/(?<site>[A-Z][0-9A-Z]{1,39}))?");

    private final FindMandate mandates;

    public SituationChoice(FindMandate mandates) {
        this.mandates = mandates;
    }

    /**
     * @param wanted {@code situation_exercice}
     * @param chosen the key of the activity the person chose at login ({@link OwnActivity#key})
     * @param today  on which a mandate has to be in force
     */
    public Situation of(
            Professional person,
            StructureNumber structure,
            Optional<String> wanted,
            Optional<String> chosen,
            LocalDate today)
            throws ExchangeRefused {
        List<OwnActivity> there = OwnActivity.of(person).stream()
                .filter(one -> numbers(one.activity().structure()).contains(structure.value()))
                .toList();
        if (there.isEmpty()) {
            return only(mandated(person, structure, today), wanted);
        }
        Optional<OwnActivity> atLogin = wanted.isPresent()
                ? Optional.empty()
                : there.stream()
                        .filter(one -> Optional.of(one.key()).equals(chosen))
                        .findFirst();
        List<Situation> able = atLogin.map(List::of).orElse(there).stream()
                .map(one -> Situation.of(one.practice(), one.activity(), structure))
                .toList();
        return only(able, wanted);
    }

    /** Every number (Struct_IdNat) a structure goes by: its own, and that of the legal entity which answers for it. */
    public static Set<String> numbers(Structure site) {
        return Stream.of(
                        Optional.of(site.formerId()),
                        prefixed("1", site.finess()),
                        prefixed("1", site.finessLegalEntity()),
                        prefixed("3", site.siret()))
                .flatMap(Optional::stream)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Optional<String> prefixed(String kind, String number) {
        return number.isEmpty() ? Optional.empty() : Optional.of(kind + number);
    }

    /** Every number the structure of a situation goes by; that of the mandate alone where there is no activity. */
    static Set<String> numbers(Professional person, Situation situation) {
        Set<String> own = Set.of(situation.structure().value());
        return person.practices().stream()
                .flatMap(practice -> practice.activities().stream())
                .map(activity -> numbers(activity.structure()))
                .filter(numbers -> numbers.containsAll(own))
                .findFirst()
                .orElse(own);
    }

    /** With a mandate one acts in one's profession. */
    private List<Situation> mandated(Professional person, StructureNumber structure, LocalDate today)
            throws ExchangeRefused {
        FindMandate.Mandate mandate = mandates.of(person, structure.value(), today)
                .orElseThrow(() -> new ExchangeRefused(ExchangeRefusal.NOT_OF_THE_STRUCTURE));
        return person.practices().stream()
                .map(practice -> Situation.of(practice, mandate, structure))
                .toList();
    }

    private static Situation only(List<Situation> there, Optional<String> wanted) throws ExchangeRefused {
        List<Situation> able = there.stream()
                .filter(situation -> wanted.isEmpty() || answers(wanted.get(), situation))
                .toList();
        return switch (able.size()) {
            case 0 -> throw new ExchangeRefused(ExchangeRefusal.UNKNOWN_SITUATION);
            case 1 -> able.getFirst();
            default -> throw new ExchangeRefused(ExchangeRefusal.SEVERAL_SITUATIONS);
        };
    }

    private static boolean answers(String wanted, Situation situation) {
        Matcher parts = WRITTEN.matcher(wanted);
        return parts.matches()
                && parts.group("profession").equals(situation.professionCode())
                && parts.group("category").equals(situation.categoryCode())
                && isOpenOr(parts.group("sector"), situation.sectorCode())
                && isOpenOr(parts.group("mode"), situation.modeCode())
                && isOpenOr(parts.group("site"), situation.structureId());
    }

    private static boolean isOpenOr(String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }
}
