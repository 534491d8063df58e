package fr.galien.card;

import java.time.Instant;
import java.util.Optional;

/** What {@link CardRules} say of what was presented. */
public sealed interface CardVerdict {

    record Accepted(TrustedCard card) implements CardVerdict {}

    /** @param detail for the log; nothing of the card or its holder */
    record Undecided(Outage why, String detail) implements CardVerdict {}

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
