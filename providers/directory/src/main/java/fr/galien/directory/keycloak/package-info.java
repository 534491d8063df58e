/**
 * Keycloak's user storage over the directory. A professional is a read-only user whose name is their key and whose
 * {@code isEnabled()} is whether they are in practice; the component's cache policy must be {@code NO_CACHE}, so that every
 * token endpoint hears the directory's present truth and gets a {@link fr.galien.directory.ProfessionalUser}.
 *
 * <p>{@link fr.galien.directory.keycloak.Departures} is what happens without being asked: sessions of stopped people end, the
 * software they were logged in to is told, and so is the old address of whoever's address was replaced.
 */
package fr.galien.directory.keycloak;
