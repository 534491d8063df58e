package fr.galien.directory.keycloak;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.PeopleSearch;
import fr.galien.directory.SearchProfessionals;
import fr.galien.identity.Professional;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** People page by page, each asked for when its first one is wanted. */
final class Pages implements Iterator<Professional> {

    private static final Logger LOG = Logger.getLogger(Pages.class);

    private final SearchProfessionals people;
    private final PeopleSearch search;
    private int next;
    private int left;
    private boolean last;
    private Iterator<Professional> page = Collections.emptyIterator();

    private Pages(SearchProfessionals people, PeopleSearch search, int first, int max) {
        this.people = people;
        this.search = search;
        this.next = first;
        this.left = max;
    }

    /**
     * @param first how many come before, 0 or more
     * @param max   in all, 0 or more
     */
    static Stream<Professional> stream(SearchProfessionals people, PeopleSearch search, int first, int max) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Pages(people, search, first, max), Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !last && left > 0) {
            int size = Math.min(left, SearchProfessionals.LONGEST_PAGE);
            List<Professional> found = found(size);
            next += found.size();
            left -= found.size();
            last = found.size() < size;
            page = found.iterator();
        }
        return page.hasNext();
    }

    @Override
    public Professional next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    /** Whoever reads the list is answered an error that says nothing, and that Keycloak does not log. */
    private List<Professional> found(int size) {
        try {
            return people.matching(search, next, size);
        } catch (DirectoryUnreachable e) {
            LOG.warnf("%s: the list of users could not be read", e.code());
            throw e;
        }
    }
}
