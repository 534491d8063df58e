/**
 * Keycloak's user storage over the directory. A professional is a read-only user whose name is their key and whose
 * {@code isEnabled()} is whether they are in practice; the component's cache policy must be {@code NO_CACHE}, so that every
 * token endpoint hears the directory's present truth and gets a {@link fr.galien.directory.ProfessionalUser}.
 */
package fr.galien.directory.keycloak;
