/**
 * Four stacks that are handed tokens: our library, Spring Security, jose on Node.js, mod_auth_openidc. The same good and bad
 * tokens for each, of an issuer that makes any.
 */
package fr.galien.tests.resource;
