/**
 * The card agent: what stands on a desk and confirms, with the card in its reader, what software asks over CIBA
 * ({@code docs/mobile-protocol.md} §13). It keeps nothing, and asks for the PIN each time.
 */
package fr.galien.testkit.agent;
