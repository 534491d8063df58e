package fr.galien.card.revocation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** In the server's log. */
final class SystemJournal implements Journal {

    private static final Logger LOG = System.getLogger(Revocation.class.getName());

    @Override
    public void broke(String authority, String what, Trouble why) {
        LOG.log(Level.WARNING, "{0} of {1}: {2}", what, authority, why.sentence());
    }

    @Override
    public void mended(String authority, String what) {
        LOG.log(Level.INFO, "{0} of {1}: good again.", what, authority);
    }
}
