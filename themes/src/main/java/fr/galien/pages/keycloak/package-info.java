/** Puts the code and the reference on Keycloak's pages. */
package fr.galien.pages.keycloak;
