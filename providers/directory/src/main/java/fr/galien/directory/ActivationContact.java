package fr.galien.directory;

import fr.galien.identity.NationalId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a code that activates a means of identification may be sent to. */
@FunctionalInterface
public interface ActivationContact {

    /** Whoever gets an address of theirs replaced in the register cannot use it before the person had time to notice. */
    Duration HELD_AFTER_A_CHANGE = Duration.ofHours(72);

    /**
     * Answers within a bounded time and never throws for an outage: that is {@link Answer.Unreachable}.
     *
     * @param key the person's key; no other identifier of theirs finds them here
     */
    Answer of(NationalId key);

    sealed interface Answer {

        /** The directory has addresses of theirs, or had. */
        record Known(Optional<Address> email, Optional<Address> phone) implements Answer {}

        /** The directory has no private address of theirs. */
        record Unknown() implements Answer {}

        /**
         * The directory did not answer.
         *
         * @param cause for the log; holds no personal data
         */
        record Unreachable(Exception cause) implements Answer {}
    }

    /**
     * @param value of the mail or phone
     * @param from  the moment from which it may receive a code
     */
    record Address(String value, Instant from) {

        /**
         * @param value     empty if there is none
         * @param changedAt when a load last replaced it; empty if never
         */
        public static Optional<Address> of(String value, Optional<Instant> changedAt) {
            return value.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Address(
                            value,
                            changedAt.map(at -> at.plus(HELD_AFTER_A_CHANGE)).orElse(Instant.MIN)));
        }

        public boolean mayReceiveAt(Instant now) {
            return !now.isBefore(from);
        }

        /** Names nobody. */
        @Override
        public String toString() {
            return "Address[***, " + from + "]";
        }
    }
}
