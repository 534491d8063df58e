/** Keycloak's events, written with pseudonyms. */
package fr.galien.audit.keycloak;
