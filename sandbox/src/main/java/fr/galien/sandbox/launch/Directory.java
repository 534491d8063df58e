package fr.galien.sandbox.launch;

import fr.galien.directory.LoadReport;
import fr.galien.directory.jdbc.DirectoryLoad;
import fr.galien.directory.jdbc.DirectorySchema;
import fr.galien.directory.jdbc.DirectoryStatus;
import fr.galien.directory.jdbc.LoaderConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/** Brings the directory's database to what the nation's extraction says. */
final class Directory {

    private Directory() {}

    /** @return what was done, for people */
    static String load(Path extraction, int postgresPort, Secrets secrets, Clock clock) throws IOException {
        DataSource loader = loader(postgresPort, secrets);
        new DirectorySchema(loader, Roles.READER).migrate();
        DirectoryStatus status = DirectoryStatus.of(loader);
        Optional<String> loaded = status.lastLoad().map(LoadReport::digest);
        if (loaded.equals(Optional.of(digest(extraction)))) {
            return status.inPractice() + " people";
        }
        new DirectoryLoad(loader, clock).run(extraction);
        return DirectoryStatus.of(loader).inPractice() + " people loaded";
    }

    private static DataSource loader(int port, Secrets secrets) {
        return LoaderConnection.to(
                Database.url(port, Roles.DIRECTORY_DATABASE),
                Roles.LOADER,
                secrets.value(Secret.DIRECTORY_LOADER_PASSWORD));
    }

    private static String digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
