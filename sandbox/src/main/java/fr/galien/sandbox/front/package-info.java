/**
 * The TLS front of a sandbox: four names before Keycloak's one listener, and a fifth
 * that serves the phone's application. It decides what may pass on which name, takes
 * away every header by which a client could pretend to be a proxy, and tells Keycloak which certificate was really
 * presented. Production does the same with nginx or its like (docs/adr/0005-front.md).
 */
package fr.galien.sandbox.front;
