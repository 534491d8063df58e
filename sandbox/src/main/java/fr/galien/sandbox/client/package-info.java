/**
 * Vendors' software, registered in the sandbox in seconds: {@code galien client}. It speaks to Keycloak's Admin REST API as
 * the sandbox's own administrator, and keeps what it registered in the sandbox's directory for {@code galien login}.
 */
package fr.galien.sandbox.client;
