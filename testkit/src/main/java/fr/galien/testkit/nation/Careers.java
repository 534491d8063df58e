package fr.galien.testkit.nation;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Structure;
import fr.galien.testkit.nation.Occupation.Post;
import java.util.ArrayList;
import java.util.List;

/** What one person practises, by chance within what is plausible of the occupation. */
final class Careers {

    private final Sites sites;

    Careers(Sites sites) {
        this.sites = sites;
    }

    /** @param active false for someone who is registered and practises nowhere */
    Practice practice(Occupation occupation, boolean active, Civil civil, Dice dice) {
        List<Activity> activities = active ? activities(occupation, dice) : List.of();
        return new Practice(
                occupation.professionCode(),
                category(occupation, activities, dice),
                title(occupation, activities, civil, dice),
                civil.familyName(),
                civil.givenName(),
                expertises(occupation, dice),
                activities);
    }

    Activity activity(Occupation occupation, Post post, Structure structure) {
        boolean military = post.site() == SiteKind.MILITARY_HOSPITAL;
        return new Activity(
                post.modeCode(),
                post.site().sectorCode,
                post.pharmacistSection(),
                occupation.role(),
                post.kindCode(),
                military ? "SSA/SSA/SSA" : occupation.registrar(),
                structure);
    }

    private List<Activity> activities(Occupation occupation, Dice dice) {
        int wanted = dice.percent(80) ? 1 : 2 + dice.below(2);
        List<Activity> activities = new ArrayList<>(wanted);
        for (int tried = 0; tried < wanted; tried++) {
            Post post = dice.pick(occupation.posts());
            Activity activity = activity(occupation, post, sites.any(post.site(), dice));
            if (activities.stream().noneMatch(known -> known.structure().equals(activity.structure()))) {
                activities.add(activity);
            }
        }
        return activities;
    }

    private static List<Expertise> expertises(Occupation occupation, Dice dice) {
        List<String> codes = occupation.expertises();
        boolean specialised = occupation.title() == Occupation.Title.DOCTOR ? dice.percent(92) : dice.percent(8);
        if (codes.isEmpty() || !specialised) {
            return List.of();
        }
        int first = dice.below(codes.size());
        Expertise main = new Expertise("S", codes.get(first));
        if (!dice.percent(12)) {
            return List.of(main);
        }
        int second = (first + 1 + dice.below(codes.size() - 1)) % codes.size();
        return List.of(main, new Expertise("S", codes.get(second)));
    }

    private static String category(Occupation occupation, List<Activity> activities, Dice dice) {
        if (occupation.student()) {
            return "E";
        }
        if (worksIn(SiteKind.MILITARY_HOSPITAL, activities)) {
            return "M";
        }
        return worksIn(SiteKind.PUBLIC_HOSPITAL, activities) && dice.percent(5) ? "F" : "C";
    }

    private static String title(Occupation occupation, List<Activity> activities, Civil civil, Dice dice) {
        return switch (occupation.title()) {
            case DOCTOR -> worksIn(SiteKind.PUBLIC_HOSPITAL, activities) && dice.percent(15) ? "PR" : "DR";
            case SOMETIMES_DOCTOR -> dice.percent(60) ? "DR" : civil.civility();
            case CIVIL -> civil.civility();
        };
    }

    private static boolean worksIn(SiteKind kind, List<Activity> activities) {
        return activities.stream().anyMatch(activity -> activity.sectorCode().equals(kind.sectorCode));
    }
}
