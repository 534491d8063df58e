/** What comes at the endpoints from software that is broken or ill meant, byte by byte, through the front. */
package fr.galien.tests.input;
