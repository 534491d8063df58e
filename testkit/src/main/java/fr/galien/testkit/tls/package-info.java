/**
 * The certificates a sandbox serves with: a browser root that can only ever speak for {@code localhost}, and a separate
 * authority for the link between the front and Keycloak. Neither root's key survives its making.
 */
package fr.galien.testkit.tls;
