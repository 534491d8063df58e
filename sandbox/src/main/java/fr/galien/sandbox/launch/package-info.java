/**
 * Starts and stops a whole sandbox: PostgreSQL, Keycloak from its unmodified distribution, the front, the nation. The
 * commands use it from the outside as the system tests do: {@code Sandbox.start(settings, progress)}.
 */
package fr.galien.sandbox.launch;
