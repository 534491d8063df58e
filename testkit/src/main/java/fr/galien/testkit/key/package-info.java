/**
 * Keys: an authenticator of WebAuthn in software, and who makes them. Written from WebAuthn Level 3 §6 to §8; the CBOR is
 * webauthn4j's, the signatures are the JDK's. It is whole, and it is also the tests' attacker: each answer is a
 * {@link fr.galien.testkit.key.Registration} or an {@link fr.galien.testkit.key.Assertion} until it is signed, so that a test
 * changes one thing and sends the rest as is.
 *
 * <p>webauthn4j's own emulator is published for one version only, for another Jackson than Keycloak's: the two cannot stand on
 * one class path.
 */
package fr.galien.testkit.key;
