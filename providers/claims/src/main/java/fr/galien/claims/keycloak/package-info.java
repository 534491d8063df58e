/** Keycloak's protocol mapper and discovery document over the claim set. */
package fr.galien.claims.keycloak;
