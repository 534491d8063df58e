/** Keycloak's credentials, actions and login steps behind the rules of {@link fr.galien.factor}. */
package fr.galien.factor.keycloak;
