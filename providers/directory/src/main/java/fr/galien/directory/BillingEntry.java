package fr.galien.directory;

import fr.galien.directory.FindBilling.Billing;
import fr.galien.identity.NationalId;
import java.util.regex.Pattern;

/**
 * A line of the billing register.
 *
 * @param person    any identifier of theirs
 * @param structure its number (Struct_IdNat)
 * @param billing   what it says
 */
public record BillingEntry(NationalId person, String structure, Billing billing) {

    private static final Pattern STRUCTURE = Pattern.compile("[0-9][0-9A-Z]{8,29}");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{9}");
    private static final Pattern SPECIALTY = Pattern.compile("([0-9]{2})?");

    /** Nothing but digits and capitals; the sentence of what is thrown names the column and quotes nothing. */
    public BillingEntry {
        check(STRUCTURE, structure, "structure");
        check(NUMBER, billing.number(), "identifiant_facturation");
        check(SPECIALTY, billing.specialty(), "code_specialite_amo");
    }

    /** @throws IllegalArgumentException naming the column that cannot be taken */
    public static BillingEntry of(String person, String structure, String number, String specialty) {
        return new BillingEntry(
                NationalId.parse(person).orElseThrow(() -> new IllegalArgumentException("national_id")),
                structure,
                new Billing(number, specialty));
    }

    private static void check(Pattern shape, String text, String column) {
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException(column);
        }
    }

    @Override
    public String toString() {
        return "BillingEntry[hidden]";
    }
}
