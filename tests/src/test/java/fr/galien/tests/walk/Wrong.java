package fr.galien.tests.walk;

import java.util.List;

/** A walk that ended where the contract does not let it. */
final class Wrong extends AssertionError {

    private static final long serialVersionUID = 1L;

    Wrong(long seed, List<String> steps, String what, Throwable cause) {
        super(what + "\n  walk it again: -Dwalks=1 -Dwalks.seed=" + seed + "\n  " + String.join("\n  ", steps), cause);
    }
}
