/** The exchange in Keycloak's token endpoint. */
package fr.galien.token.keycloak;
