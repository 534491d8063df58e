/**
 * The real sandbox, started once for the whole run and driven over HTTP: the cards as they really are presented, the rows of
 * the nation's extraction against the claims, and every wrong turn somebody could take or try. No case depends on another:
 * each begins with a browser that was never used.
 */
package fr.galien.tests.system;
