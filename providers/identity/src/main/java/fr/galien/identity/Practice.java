package fr.galien.identity;

import java.util.List;

/**
 * An exercice professionnel: a profession held in a category, with its savoir-faire and the activities under it.
 *
 * @param professionCode code profession (TRE_G15, or TRE_G16 for a student: same digits, told apart by the category)
 * @param categoryCode   code catégorie professionnelle (TRE_R09): {@code C} civil, {@code E} student, {@code M} agent public
 * @param civilityCode   code civilité d'exercice ({@code DR}, {@code PR}…), empty if unknown
 * @param familyName     nom d'exercice
 * @param givenName      prénom d'exercice
 * @param expertises     savoir-faire, none or several
 * @param activities     none (no open activity) or several
 */
public record Practice(
        String professionCode,
        String categoryCode,
        String civilityCode,
        String familyName,
        String givenName,
        List<Expertise> expertises,
        List<Activity> activities) {

    public Practice {
        expertises = List.copyOf(expertises);
        activities = List.copyOf(activities);
    }

    @Override
    public String toString() {
        return "Practice[" + professionCode + "/" + categoryCode + "]";
    }
}
