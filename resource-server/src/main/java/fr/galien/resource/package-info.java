/**
 * What a service does with the token it is handed: rules in a visible order, then introspection. No Keycloak, no framework
 * and no JSON library but Nimbus's; what calls the issuer is in {@code http}.
 */
package fr.galien.resource;
