package fr.galien.card.revocation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

final class JournalInMemory implements Journal {

    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void broke(String authority, String what, Trouble why) {
        lines.add("broke: " + what + " of " + authority + ": " + why.sentence());
    }

    @Override
    public void mended(String authority, String what) {
        lines.add("mended: " + what + " of " + authority);
    }
}
