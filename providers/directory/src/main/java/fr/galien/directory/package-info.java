/**
 * The RPPS directory: who practises what and where. Here are its rules and ports in plain Java: how a person is asked for,
 * what can be answered, why an extraction is refused, and what it means to be stopped. {@code extraction} reads the national
 * files, {@code jdbc} stores them and looks people up, {@code keycloak} is the server's user storage.
 */
package fr.galien.directory;
