/** The galien command: a nation in a box. It starts the real things (PostgreSQL, Keycloak, the front) and talks to them as anybody would. */
package fr.galien.sandbox;
