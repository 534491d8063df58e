/** The RPPS directory: who practises what and where. Rules and ports in plain Java; adapters in {@code jdbc} and {@code keycloak}. */
package fr.galien.directory;
