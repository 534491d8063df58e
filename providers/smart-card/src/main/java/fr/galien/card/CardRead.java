package fr.galien.card;

import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import java.time.Instant;
import java.util.Optional;

/**
 * What a login needs to know of a card that was accepted.
 *
 * @param holder          whose it is
 * @param profession      code of the profession on it (table G15), empty where it is the card of staff or of a student
 * @param notBefore       first second of its validity
 * @param notAfter        last second of its validity
 * @param revocationKnown whether it is known not to be revoked; only the realm's policy lets one in of which it is not
 */
public record CardRead(
        NationalId holder, Optional<Integer> profession, Instant notBefore, Instant notAfter, boolean revocationKnown) {

    private static final int PARTS = 5;

    private static final String NONE = "-";

    /**
     * Whether the directory still has its holder in the profession on the card. Somebody of whom it tells no profession at all
     * contradicts nothing.
     */
    public boolean isOfAProfessionOf(Professional person) {
        return profession.isEmpty()
                || person.practices().isEmpty()
                || person.practices().stream()
                        .anyMatch(practice -> practice.professionCode()
                                .equals(profession.get().toString()));
    }

    /** As text, for a note that stays on the server. */
    public String encode() {
        return String.join(
                " ",
                Long.toString(notBefore.getEpochSecond()),
                Long.toString(notAfter.getEpochSecond()),
                Boolean.toString(revocationKnown),
                profession.map(String::valueOf).orElse(NONE),
                holder.value());
    }

    /** Reads a note; {@code null} or damaged is empty. */
    public static Optional<CardRead> decode(String note) {
        if (note == null) {
            return Optional.empty();
        }
        String[] parts = note.split(" ", PARTS);
        try {
            return NationalId.parse(parts[4])
                    .map(holder -> new CardRead(
                            holder,
                            parts[3].equals(NONE) ? Optional.empty() : Optional.of(Integer.valueOf(parts[3])),
                            Instant.ofEpochSecond(Long.parseLong(parts[0])),
                            Instant.ofEpochSecond(Long.parseLong(parts[1])),
                            Boolean.parseBoolean(parts[2])));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "CardRead[hidden]";
    }
}
