/**
 * What a service does with the token it is handed: rules in a visible order, the network last. No Keycloak and no framework.
 * {@link fr.galien.resource.ResourceServer} is where to begin.
 */
package fr.galien.resource;
