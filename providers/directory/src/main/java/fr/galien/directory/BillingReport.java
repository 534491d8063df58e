package fr.galien.directory;

/**
 * What a load of the billing register did.
 *
 * @param entries   now in it
 * @param added     not there before
 * @param changed   there with another number or specialty before
 * @param removed   no longer in it
 * @param strangers entries of people the directory does not know
 */
public record BillingReport(long entries, long added, long changed, long removed, long strangers) {}
