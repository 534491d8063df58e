package fr.galien.sandbox.progress;

import java.time.Duration;

/** Is told about the steps of a long job as they happen, by several threads at once. A step is known by its name. */
public interface Progress extends AutoCloseable {

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void begins(String step) {
            // nobody listens
        }

        @Override
        public void ends(String step, Duration took, String result) {
            // nobody listens
        }

        @Override
        public void fails(String step, Duration took) {
            // nobody listens
        }
    };

    void begins(String step);

    /** @param result what came out of it, in a few words; empty if that goes without saying */
    void ends(String step, Duration took, String result);

    void fails(String step, Duration took);

    /** Nothing more will be told. */
    @Override
    default void close() {
        // most need no end
    }
}
