package fr.galien.claims;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.ProfessionLabel;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One activity of a professional, which they may say they act in: the claim {@code selectedActivity}.
 *
 * @param practice whose
 * @param activity one of its
 */
public record OwnActivity(Practice practice, Activity activity) {

    /** The note of a client session that holds the key of the activity the person chose. */
    public static final String NOTE = "galien.activity";

    private static final Expertise NOT_SAID = new Expertise("", "");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** All of them, in the directory's order; what no software could tell apart counts once. */
    public static List<OwnActivity> of(Professional person) {
        Map<String, OwnActivity> byKey = new LinkedHashMap<>();
        person.practices()
                .forEach(practice -> practice.activities().stream()
                        .map(activity -> new OwnActivity(practice, activity))
                        .forEach(one -> byKey.putIfAbsent(one.key(), one)));
        return List.copyOf(byKey.values());
    }

    /** The one with this key; empty if the person has it no more, or never had. */
    public static Optional<OwnActivity> of(Professional person, String key) {
        return of(person).stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /**
     * Names it for as long as the directory says the same of it, whatever its place among the others: an activity that
     * changed is another one.
     */
    public String key() {
        String all = claim().values().stream().map(String::valueOf).collect(Collectors.joining("|"));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Under the names of {@code SubjectRefPro}. */
    public Map<String, Object> claim() {
        Expertise expertise = expertise();
        Structure site = activity.structure();
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("codeProfession", practice.professionCode());
        claim.put("codeCategorieProfessionnelle", practice.categoryCode());
        claim.put("codeTypeSavoirFaire", expertise.typeCode());
        claim.put("codeSavoirFaire", expertise.code());
        claim.put("codeModeExercice", activity.modeCode());
        claim.put("codeSecteurDactivite", activity.sectorCode());
        claim.put("codeRole", activity.roleCode());
        claim.put("codeGenreActivite", activity.kindCode());
        claim.put("identifiantTechniqueDeLaStructure", site.technicalId());
        claim.put("raisonSocialeSite", site.legalName());
        return claim;
    }

    /** Of several, the directory does not say which is practised where. */
    private Expertise expertise() {
        return practice.expertises().size() == 1 ? practice.expertises().getFirst() : NOT_SAID;
    }

    /** Where, as people call it: the name of the structure, or its sign. */
    public String place() {
        Structure site = activity.structure();
        return site.legalName().isEmpty() ? site.tradeName() : site.legalName();
    }

    /** As what, in French; empty for a code that is not known here. */
    public String profession() {
        return ProfessionLabel.of(practice).orElse("");
    }

    /** The postal address on one line, as far as it is known. */
    public String address() {
        Structure site = activity.structure();
        String street = words(site.streetNumber(), site.streetNumberSuffix(), site.streetTypeCode(), site.streetName());
        String town = words(site.postalCode(), site.cedex());
        return Stream.of(street, town).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** Whether each word of a search is in what the person is shown; neither case nor accents matter. */
    public boolean matches(String search) {
        String shown = plain(words(place(), activity.structure().tradeName(), profession(), address()));
        return SPACES.splitAsStream(plain(search).strip()).allMatch(shown::contains);
    }

    private static String words(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "OwnActivity[hidden]";
    }
}
