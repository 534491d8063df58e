/**
 * What every step of a login shares, with Keycloak in it: how it was chosen, what the request wants, how it ends. The one
 * package of adapters that other capabilities' adapters may use (ADR 0026).
 */
package fr.galien.assurance.flow;
