/**
 * {@code galien directory}: loads the RPPS extractions into the directory and says what it holds, in this program's own
 * process beside Keycloak, as the role that owns the directory's tables.
 */
package fr.galien.sandbox.directory;
