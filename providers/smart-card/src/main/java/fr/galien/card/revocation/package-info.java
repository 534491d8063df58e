/**
 * Whether an authority took back a certificate it issued: its lists and its responders, at configured addresses only, never at
 * one a certificate names. Nothing here knows Keycloak; what speaks HTTP is in {@code http}.
 */
package fr.galien.card.revocation;
