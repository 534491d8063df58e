/** Keycloak's side of the levels: single sign-on by evidence, the last step of every login, and the acr and amr mapper. */
package fr.galien.assurance.keycloak;
