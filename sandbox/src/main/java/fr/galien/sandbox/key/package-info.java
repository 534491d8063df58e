/** {@code galien key}: keys in the terminal, and what makers say of them for the server to read. */
package fr.galien.sandbox.key;
