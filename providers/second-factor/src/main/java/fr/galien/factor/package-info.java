/**
 * Means of identification beside the card and the phone: keys, passkeys, passwords with codes. Rules in plain Java; the
 * contract is {@code docs/second-factor.md}.
 */
package fr.galien.factor;
