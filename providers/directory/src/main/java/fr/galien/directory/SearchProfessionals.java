package fr.galien.directory;

import fr.galien.identity.Professional;
import java.util.List;

/**
 * Searches people, those who have left practice among them. Every answer comes within a bounded time or is
 * {@link DirectoryUnreachable}: an outage never is an empty list.
 */
public interface SearchProfessionals {

    /** People in one answer at most. */
    int LONGEST_PAGE = 100;

    /**
     * Of a search that more people match, this many are found, and no promise says which: it is to be narrowed. Everybody, and
     * those of one profession or place, are listed for as long as the time-out lets the list be walked: about a million.
     */
    int MOST_FOUND = 2000;

    /**
     * In the order of their family and given names without accents, then of their keys: the same from page to page.
     *
     * @param first how many people come before, 0 or more
     * @param max   1 to {@value #LONGEST_PAGE}
     */
    List<Professional> matching(PeopleSearch search, int first, int max);

    /**
     * How many people are found: at most {@value #MOST_FOUND}. Of everybody a directory with more people knows the number as
     * of its database's last look at its statistics.
     */
    int count(PeopleSearch search);
}
