/**
 * The services behind the federation as the sandbox registers them, and the structures' proxies that get tokens for them
 * ({@code docs/service-tokens.md}).
 */
package fr.galien.sandbox.service;
