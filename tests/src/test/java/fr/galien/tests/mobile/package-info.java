/** The phone on the real sandbox: logins over CIBA, every trap that Keycloak's own has, and every attack we thought of. */
package fr.galien.tests.mobile;
