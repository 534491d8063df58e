package fr.galien.tests.browser;

import fr.galien.testkit.card.SoftHsmToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The certificates and card modules of a user on Linux, as Chromium reads them. */
final class NssDatabase {

    private final Workstation workstation;
    private final String name;

    private NssDatabase(Workstation workstation, Path directory) {
        this.workstation = workstation;
        this.name = "sql:" + directory;
    }

    static NssDatabase create(Workstation workstation) {
        Path directory = workstation.directory(".pki/nssdb");
        try {
            // Chromium looks here first since it follows the XDG directories.
            Files.createSymbolicLink(workstation.directory(".local/share/pki").resolve("nssdb"), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return createIn(workstation, directory);
    }

    /** In a directory that a browser is told, as Firefox is its profile. */
    static NssDatabase createIn(Workstation workstation, Path directory) {
        NssDatabase database = new NssDatabase(workstation, directory);
        workstation
                .run("certutil", "-N", "-d", database.name, "--empty-password")
                .orThrow();
        return database;
    }

    /** @param root a PEM certificate, trusted for servers */
    void trust(Path root) {
        workstation
                .run(
                        "certutil",
                        "-A",
                        "-d",
                        name,
                        "-n",
                        "root",
                        "-t",
                        "C,,",
                        "-i",
                        root.toAbsolutePath().toString())
                .orThrow();
    }

    /** Its certificates are read without the PIN, as those of a CPS are; only its key asks for it. */
    void insert(SoftHsmToken card) {
        card.environment().forEach(workstation::set);
        workstation
                .run(
                        "modutil",
                        "-force",
                        "-dbdir",
                        name,
                        "-add",
                        card.label(),
                        "-libfile",
                        card.module().toString(),
                        "-mechanisms",
                        "FRIENDLY")
                .orThrow();
    }
}
