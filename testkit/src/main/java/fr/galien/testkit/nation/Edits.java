package fr.galien.testkit.nation;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Carries out changes; each leaves the person different from what they were. */
final class Edits {

    private final Sites sites;

    Edits(Sites sites) {
        this.sites = sites;
    }

    /** Whether the change can come about: no site without activity, no savoir-faire where a profession has none left. */
    boolean possible(Change change, Professional person) {
        Practice practice = person.practices().getFirst();
        return switch (change) {
            case SITE -> !practice.activities().isEmpty() && hasOtherSites(practice);
            case PHONE -> !practice.activities().isEmpty();
            case EXPERTISE -> !expertisesLeft(practice).isEmpty();
            case NAME, PRIVATE_EMAIL -> true;
        };
    }

    Professional apply(Edit edit, int index, Professional person) {
        Dice dice = edit.dice(index);
        return switch (edit.change()) {
            case SITE -> inFirstPractice(person, practice -> moved(practice, dice));
            case PHONE -> inFirstPractice(person, practice -> rung(practice, dice));
            case NAME -> renamed(person, Civil.otherFamilyName(person.familyName(), dice));
            case EXPERTISE -> inFirstPractice(person, practice -> learnt(practice, dice));
            case PRIVATE_EMAIL -> person; // the civil status makes it
        };
    }

    private Practice moved(Practice practice, Dice dice) {
        SiteKind kind = kindOf(practice);
        List<String> known = practice.activities().stream()
                .map(activity -> activity.structure().technicalId())
                .toList();
        int count = sites.count(kind);
        Structure site = sites.at(kind, dice.below(count));
        while (known.contains(site.technicalId())) {
            site = sites.at(kind, dice.below(count));
        }
        return withFirstSite(practice, site);
    }

    private static Practice rung(Practice practice, Dice dice) {
        Structure site = practice.activities().getFirst().structure();
        String phone = Numbers.phone(dice.below(10_000));
        while (phone.equals(site.phone())) {
            phone = Numbers.phone(dice.below(10_000));
        }
        return withFirstSite(practice, Sites.withPhone(site, phone));
    }

    private static Practice learnt(Practice practice, Dice dice) {
        List<Expertise> expertises = new ArrayList<>(practice.expertises());
        expertises.add(new Expertise("S", dice.pick(expertisesLeft(practice))));
        return with(practice, practice.familyName(), expertises, practice.activities());
    }

    private static Professional renamed(Professional person, String familyName) {
        return new Professional(
                person.key(),
                person.identifiers(),
                person.civility(),
                familyName,
                person.givenName(),
                person.practices().stream()
                        .map(practice -> with(practice, familyName, practice.expertises(), practice.activities()))
                        .toList(),
                person.leftPractice());
    }

    /** Enough structures that one is free, however many of the same kind the person practises in. */
    private boolean hasOtherSites(Practice practice) {
        return sites.count(kindOf(practice)) > practice.activities().size();
    }

    private static SiteKind kindOf(Practice practice) {
        return SiteKind.ofSector(practice.activities().getFirst().sectorCode());
    }

    private static List<String> expertisesLeft(Practice practice) {
        List<String> held = practice.expertises().stream().map(Expertise::code).toList();
        return Occupations.expertisesOf(practice).stream()
                .filter(code -> !held.contains(code))
                .toList();
    }

    private static Professional inFirstPractice(Professional person, UnaryOperator<Practice> change) {
        List<Practice> practices = new ArrayList<>(person.practices());
        practices.set(0, change.apply(practices.getFirst()));
        return new Professional(
                person.key(),
                person.identifiers(),
                person.civility(),
                person.familyName(),
                person.givenName(),
                practices,
                person.leftPractice());
    }

    private static Practice withFirstSite(Practice practice, Structure site) {
        List<Activity> activities = new ArrayList<>(practice.activities());
        Activity first = activities.getFirst();
        activities.set(
                0,
                new Activity(
                        first.modeCode(),
                        first.sectorCode(),
                        first.pharmacistSectionCode(),
                        first.roleCode(),
                        first.kindCode(),
                        first.registrationAuthority(),
                        site));
        return with(practice, practice.familyName(), practice.expertises(), activities);
    }

    private static Practice with(
            Practice practice, String familyName, List<Expertise> expertises, List<Activity> activities) {
        return new Practice(
                practice.professionCode(),
                practice.categoryCode(),
                practice.civilityCode(),
                familyName,
                practice.givenName(),
                expertises,
                activities);
    }
}
