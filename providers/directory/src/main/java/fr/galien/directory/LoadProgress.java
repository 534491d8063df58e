package fr.galien.directory;

/** Hears how far a load has come. Called often: whoever shows it chooses when. */
@FunctionalInterface
public interface LoadProgress {

    /** What a load does, in this order. */
    enum Stage {
        /** Bytes of the files. */
        READING,
        /** Parts of the nation, compared with what is stored; what is new is copied meanwhile. */
        COMPARING,
        /** Steps of the transaction that makes it true. */
        APPLYING
    }

    /** @param done of {@code total}, in the stage's unit */
    void at(Stage stage, long done, long total);
}
