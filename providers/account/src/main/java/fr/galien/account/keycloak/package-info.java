/** "My account" at Keycloak's own address, in the place of its account console. */
package fr.galien.account.keycloak;
