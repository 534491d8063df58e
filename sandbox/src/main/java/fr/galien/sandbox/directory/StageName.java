package fr.galien.sandbox.directory;

import fr.galien.directory.LoadProgress;

/** What a stage of a load is called. */
final class StageName {

    private StageName() {}

    static String of(LoadProgress.Stage stage) {
        return switch (stage) {
            case READING -> "Reading";
            case COMPARING -> "Comparing";
            case APPLYING -> "Applying";
        };
    }
}
