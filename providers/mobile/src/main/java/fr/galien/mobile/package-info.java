/**
 * The phone: a device that a person enrolled approves what is on their screen, by the protocol of
 * {@code docs/mobile-protocol.md}. One engine for the browser and for CIBA; the rules know no Keycloak.
 */
package fr.galien.mobile;
