/** Keycloak's discovery, introspection and client authentication, each set right in the least intrusive place (docs/adr/0013). */
package fr.galien.oidc.keycloak;
