/** The house itself: its walls, the jars it hands to Keycloak, and that every failure has a code, a line of documentation and words. */
package fr.galien.tests.house;
