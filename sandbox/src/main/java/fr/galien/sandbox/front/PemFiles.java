package fr.galien.sandbox.front;

import java.nio.file.Path;

/**
 * A certificate chain, leaf first, and its private key, as PEM files.
 *
 * @param certificate one or more certificates
 * @param key         PKCS#8, not encrypted
 */
public record PemFiles(Path certificate, Path key) {}
