package fr.galien.factor.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the operator, or a program of theirs, puts there.
 *
 * <ul>
 *   <li>{@code blob.jwt}: the publication
 *   <li>{@code roots/*.pem}: its publisher's roots, and no others: never the ones TLS trusts
 * </ul>
 */
public record MetadataFiles(Path directory) {

    static final String BLOB = "blob.jwt";

    /** What a file is known by without being read. */
    record Stamp(Path file, FileTime modified, long size, String key) {}

    byte[] blob() throws BlobRefused {
        return read(directory.resolve(BLOB));
    }

    static byte[] read(Path file) throws BlobRefused {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] read = in.readNBytes(BlobReader.LONGEST + 1);
            if (read.length > BlobReader.LONGEST) {
                throw new BlobRefused(BlobTrouble.TOO_LONG);
            }
            return read;
        } catch (IOException unreadable) {
            throw new BlobRefused(BlobTrouble.NOT_THERE, unreadable);
        }
    }

    /** A file that holds no certificate is as good as none: nothing is believed by it. */
    public Set<X509Certificate> roots() {
        Set<X509Certificate> roots = new HashSet<>();
        for (Path file : rootFiles()) {
            try (InputStream in = Files.newInputStream(file)) {
                for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    roots.add((X509Certificate) one);
                }
            } catch (IOException | CertificateException unreadable) {
                continue;
            }
        }
        return roots;
    }

    /** Another one as soon as any of the files is another. */
    List<Stamp> stamp() {
        return Stream.concat(Stream.of(directory.resolve(BLOB)), rootFiles().stream())
                .flatMap(MetadataFiles::stamp)
                .toList();
    }

    private List<Path> rootFiles() {
        try (Stream<Path> files = Files.list(directory.resolve("roots"))) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
        } catch (IOException notThere) {
            return List.of();
        }
    }

    private static Stream<Stamp> stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Stream.of(new Stamp(
                    file, attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey())));
        } catch (IOException notThere) {
            return Stream.empty();
        }
    }
}
