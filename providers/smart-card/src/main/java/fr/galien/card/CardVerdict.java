package fr.galien.card;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.identity.Failure;
import java.time.Instant;
import java.util.Optional;

/** What {@link CardRules} say of what was presented. */
public sealed interface CardVerdict {

    record Accepted(TrustedCard card) implements CardVerdict {}

    /** The directory did not answer, so nobody knows whether the card is opposed: an outage, and nobody is let in. */
    record Undecided() implements CardVerdict, Redeemed, Failure {

        @Override
        public String code() {
            return DirectoryUnreachable.CODE;
        }
    }

    /**
     * @param why  the one rule that was broken first
     * @param date the date the text of the refusal needs, where it needs one
     */
    record Refused(CardRefusal why, Optional<Instant> date) implements CardVerdict, Redeemed {

        public static Refused because(CardRefusal why) {
            return new Refused(why, Optional.empty());
        }

        /** As text, for a note; says nothing of a person. */
        public String encode() {
            return why + date.map(at -> "@" + at.getEpochSecond()).orElse("");
        }

        /** Reads a note; {@code null} or damaged is empty. */
        public static Optional<Refused> decode(String note) {
            if (note == null) {
                return Optional.empty();
            }
            try {
                String[] parts = note.split("@", 2);
                return Optional.of(new Refused(
                        CardRefusal.valueOf(parts[0]),
                        parts.length == 1
                                ? Optional.empty()
                                : Optional.of(Instant.ofEpochSecond(Long.parseLong(parts[1])))));
            } catch (RuntimeException damaged) {
                return Optional.empty();
            }
        }
    }
}
