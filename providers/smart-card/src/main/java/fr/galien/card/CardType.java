package fr.galien.card;

import java.util.Arrays;
import java.util.Optional;

/** The kind of card (table G02, extension 1.2.250.1.71.1.2.2). */
public enum CardType {
    /** Health professional. */
    CPS(0),
    /** Health professional in training. */
    CPF(1),
    /** Staff of an establishment, director included (CDE/CPE). */
    CPE(2),
    /** Staff of another authorised body (CDA/CPA). */
    CPA(3);

    private final int code;

    CardType(int code) {
        this.code = code;
    }

    static Optional<CardType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** Whether its holder is registered in the RPPS (or was in ADELI), which the holder's identifier must then show. */
    boolean belongsToARegisteredProfessional() {
        return this == CPS || this == CPF;
    }
}
