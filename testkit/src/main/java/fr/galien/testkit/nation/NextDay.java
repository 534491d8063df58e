package fr.galien.testkit.nation;

import fr.galien.identity.NationalId;
import java.util.Map;
import java.util.Set;

/**
 * The day after another, and all that is different. The four groups of people have nobody in common, and hold none of
 * {@link Nation#notable()}.
 *
 * @param nation  as it is on that day
 * @param changed what changed of whom; {@link Change#PRIVATE_EMAIL} shows in the restricted file (RASS) alone, the others
 *                in {@code Personne_activite} and RASS both, and in further files where these show what changed; a first
 *                savoir-faire brings its holder into the file of savoir-faire
 * @param gone    who left
 * @param arrived who is new
 * @param back    who came back
 */
public record NextDay(
        Nation nation,
        Map<NationalId, Change> changed,
        Set<NationalId> gone,
        Set<NationalId> arrived,
        Set<NationalId> back) {

    public NextDay {
        changed = Map.copyOf(changed);
        gone = Set.copyOf(gone);
        arrived = Set.copyOf(arrived);
        back = Set.copyOf(back);
    }
}
