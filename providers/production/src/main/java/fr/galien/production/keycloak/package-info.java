/** Asks everybody who knows of a fault once the realms are there, and stops the server if there is one. */
package fr.galien.production.keycloak;
