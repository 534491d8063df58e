/**
 * The card inside Keycloak: the step of a login that offers the card and redeems what comes back, and the resource on the
 * card's host that looks at the certificate. They turn Keycloak's objects into the words of {@code fr.galien.card} and its
 * answers into pages, redirects and events; they decide nothing.
 */
package fr.galien.card.keycloak;
