package fr.galien.directory;

import fr.galien.identity.Professional;
import java.time.LocalDate;
import java.util.Optional;

/** Looks up whether a structure lets somebody speak for it who has no activity there. */
@FunctionalInterface
public interface FindMandate {

    /**
     * The mandate in force on that day; empty without one.
     *
     * @param structure its number (Struct_IdNat)
     * @throws DirectoryUnreachable if the directory does not answer within a bounded time
     */
    Optional<Mandate> of(Professional person, String structure, LocalDate day);

    /**
     * What an operator recorded of it.
     *
     * @param structure     its number (Struct_IdNat)
     * @param structureName as people call it
     * @param sectorCode    code secteur d'activité (TRE_R02)
     * @param from          its first day
     * @param until         its last day
     */
    record Mandate(String structure, String structureName, String sectorCode, LocalDate from, LocalDate until) {}
}
