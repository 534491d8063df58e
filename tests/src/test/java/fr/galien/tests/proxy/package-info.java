/**
 * The proxies of production, with the configuration that is shipped in {@code docker/}, really run: before the sandbox's
 * Keycloak, and before one that tells what it was asked. The same tests for each proxy.
 */
package fr.galien.tests.proxy;
