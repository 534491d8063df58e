/** {@code galien token}: a token for a service, as a structure's software gets it, and what it says. */
package fr.galien.sandbox.token;
