/**
 * How the galien command reaches its sandbox: names under {@code .localhost} that Java does not resolve by itself, the one
 * trust root of the sandbox instead of the JDK's, a browser's cookies, and a card presented in the TLS handshake. All of it
 * is the JDK's own HTTP client and TLS; only what they leave out is here.
 */
package fr.galien.sandbox.net;
