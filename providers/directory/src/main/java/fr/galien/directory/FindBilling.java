package fr.galien.directory;

import fr.galien.identity.Professional;
import java.util.Optional;
import java.util.Set;

/** Looks up under which number somebody bills the health insurance. */
@FunctionalInterface
public interface FindBilling {

    /**
     * Their entry in the billing register at a structure; empty without one.
     *
     * @param structure every number the structure goes by (Struct_IdNat)
     * @throws DirectoryUnreachable if the directory does not answer within a bounded time
     */
    Optional<Billing> of(Professional person, Set<String> structure);

    /**
     * As the health insurance registered it.
     *
     * @param number    identifiant de facturation
     * @param specialty code spécialité AMO; empty if the profession has none
     */
    record Billing(String number, String specialty) {

        @Override
        public String toString() {
            return "Billing[hidden]";
        }
    }
}
