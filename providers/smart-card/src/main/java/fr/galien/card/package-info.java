/**
 * The CPS card: what a browser presented becomes a trusted card or a named refusal, and the verdict travels from the card's
 * host back to the login that asked for it. Nothing here knows Keycloak or a network; {@code keycloak} holds the adapters.
 */
package fr.galien.card;
