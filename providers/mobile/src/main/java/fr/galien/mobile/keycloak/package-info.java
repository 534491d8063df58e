/** The phone inside Keycloak: what devices call, the step of a login, CIBA's channel, and where devices are kept. */
package fr.galien.mobile.keycloak;
