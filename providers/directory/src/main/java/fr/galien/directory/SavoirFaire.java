package fr.galien.directory;

import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of {@code PS_LibreAcces_SavoirFaire}: a savoir-faire and the practice it belongs to. The national file of activities
 * carries them too, for as long as it does.
 *
 * @param professionCode code profession
 * @param categoryCode   code catégorie professionnelle
 * @param expertise      the savoir-faire
 */
public record SavoirFaire(String professionCode, String categoryCode, Expertise expertise) {

    /** The practices with these among their savoir-faire, none twice. One of a practice the person has not adds nothing. */
    public static List<Practice> added(List<SavoirFaire> more, List<Practice> practices) {
        return practices.stream().map(practice -> added(more, practice)).toList();
    }

    private static Practice added(List<SavoirFaire> more, Practice practice) {
        return new Practice(
                practice.professionCode(),
                practice.categoryCode(),
                practice.civilityCode(),
                practice.familyName(),
                practice.givenName(),
                Stream.concat(
                                practice.expertises().stream(),
                                more.stream().filter(one -> one.isOf(practice)).map(SavoirFaire::expertise))
                        .distinct()
                        .toList(),
                practice.activities());
    }

    private boolean isOf(Practice practice) {
        return professionCode.equals(practice.professionCode()) && categoryCode.equals(practice.categoryCode());
    }
}
