/** What a Pro Santé Connect client expects of the protocol, where Keycloak by itself does otherwise. */
package fr.galien.oidc;
