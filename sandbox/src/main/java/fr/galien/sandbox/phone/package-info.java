/** The phones of a sandbox: each is a real device of {@code docs/mobile-protocol.md} ({@code fr.galien.testkit.phone}), in a file. */
package fr.galien.sandbox.phone;
