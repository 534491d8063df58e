package fr.galien.testkit.tls;

import java.nio.file.Path;

/**
 * A certificate and its private key, each in its own PEM file.
 *
 * @param certificate the certificate alone: its root issued it directly
 * @param key         PKCS#8, not encrypted, readable by the owner only
 */
public record PemPair(Path certificate, Path key) {}
