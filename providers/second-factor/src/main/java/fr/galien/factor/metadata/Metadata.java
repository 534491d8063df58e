package fr.galien.factor.metadata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * What FIDO publishes of all models, as far as keys are judged by it.
 *
 * @param number     rises with each publication
 * @param nextUpdate by that day there is a newer one
 * @param models     by AAGUID in its usual form, lower case
 */
public record Metadata(long number, LocalDate nextUpdate, Map<String, KeyModel> models) {

    /**
     * A key revoked meanwhile would pass. A month's list is late by a day or two now and then, and no operator's absence should
     * cost a hospital its logins; three lists missed in a row are no absence.
     */
    public static final Period GRACE = Period.ofDays(90);

    public Metadata {
        models = Map.copyOf(models);
    }

    public Optional<KeyModel> model(String aaguid) {
        return Optional.ofNullable(models.get(aaguid));
    }

    public boolean isOverdue(Instant now) {
        return nextUpdate.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** Nothing is certified by it any more. */
    public boolean isTooOld(Instant now) {
        return nextUpdate.plus(GRACE).isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
