/**
 * Tokens for the services behind the federation: who may ask for which, for which structure and situation, and what they say
 * ({@code docs/service-tokens.md}).
 */
package fr.galien.token;
