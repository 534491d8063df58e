package fr.galien.card.revocation;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether something works, told to the journal when that changes. */
final class Health {

    private final Journal journal;
    private final String authority;
    private final String what;
    private final AtomicBoolean broken = new AtomicBoolean();

    Health(Journal journal, String authority, String what) {
        this.journal = journal;
        this.authority = authority;
        this.what = what;
    }

    void good() {
        if (broken.compareAndSet(true, false)) {
            journal.mended(authority, what);
        }
    }

    void bad(Trouble why) {
        if (broken.compareAndSet(false, true)) {
            journal.broke(authority, what, why);
        }
    }
}
