/** Tokens for the record, prescription and messaging services, asked for at the real server. */
package fr.galien.tests.tokens;
