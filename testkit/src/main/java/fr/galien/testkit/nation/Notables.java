package fr.galien.testkit.nation;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.testkit.nation.Occupation.Post;
import java.util.List;
import java.util.stream.IntStream;

/** The people at the head of every nation: the same five, told apart by what each shows. */
final class Notables {

    /**
     * @param cardName   what their card is called
     * @param occupation their only occupation
     * @param title      code civilité d'exercice
     * @param expertises savoir-faire codes
     * @param posts      one activity for each, in the first structure of its kind
     */
    private record Portrait(
            String cardName,
            Civil civil,
            Occupation occupation,
            String title,
            List<String> expertises,
            List<Post> posts) {}

    private static final List<Portrait> PORTRAITS = List.of(
            // Two sites and two specialties: four lines of the file, two exercices of two activities in the claims.
            new Portrait(
                    "medecin",
                    new Civil("MME", "D'AUBREUIL", "Éloïse"),
                    Occupations.get("10"),
                    "DR",
                    List.of("SM54", "SM18"),
                    List.of(
                            new Post("L", SiteKind.GROUP_CABINET, "GENR01", ""),
                            new Post("S", SiteKind.PUBLIC_HOSPITAL, "GENR01", ""))),
            new Portrait(
                    "infirmiere",
                    new Civil("MME", "LE GUENNEC", "Marion"),
                    Occupations.get("60"),
                    "MME",
                    List.of(),
                    List.of(new Post("L", SiteKind.GROUP_CABINET, "GENR01", ""))),
            new Portrait(
                    "pharmacien",
                    new Civil("M", "BEN YAMINA", "Karim"),
                    Occupations.get("21"),
                    "DR",
                    List.of(),
                    List.of(new Post("L", SiteKind.PHARMACY, "GENR01", "A"))),
            new Portrait(
                    "etudiant",
                    new Civil("M", "MARCHAND-PETIT", "Hugo"),
                    Occupations.get("10E"),
                    "M",
                    List.of(),
                    List.of(new Post("S", SiteKind.PUBLIC_HOSPITAL, "GENR01", ""))),
            new Portrait(
                    "sans-activite",
                    new Civil("MME", "ROUVIÈRE", "Jeanne"),
                    Occupations.get("70"),
                    "MME",
                    List.of(),
                    List.of()));

    /** Of what the public file does not say of them, which is the same in every nation too. */
    static final long SEED = 0;

    static final int COUNT = PORTRAITS.size();

    private Notables() {}

    static List<Notable> all() {
        return IntStream.range(0, COUNT).mapToObj(Notables::notable).toList();
    }

    static Civil civil(int index) {
        return PORTRAITS.get(index).civil();
    }

    static Practice practice(int index, Sites sites, Careers careers) {
        Portrait one = PORTRAITS.get(index);
        List<Activity> activities = one.posts().stream()
                .map(post -> careers.activity(one.occupation(), post, sites.at(post.site(), 0)))
                .toList();
        return new Practice(
                one.occupation().professionCode(),
                one.occupation().student() ? "E" : "C",
                one.title(),
                one.civil().familyName(),
                one.civil().givenName(),
                one.expertises().stream().map(code -> new Expertise("S", code)).toList(),
                activities);
    }

    private static Notable notable(int index) {
        Portrait one = PORTRAITS.get(index);
        return new Notable(
                one.cardName(),
                Card.number(index, 0),
                Numbers.rpps(index),
                one.civil().familyName(),
                one.civil().givenName(),
                one.occupation().professionCode(),
                one.occupation().label());
    }
}
