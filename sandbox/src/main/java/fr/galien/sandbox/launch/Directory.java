package fr.galien.sandbox.launch;

import fr.galien.directory.Dataset;
import fr.galien.directory.Guard;
import fr.galien.directory.LoadRequest;
import fr.galien.directory.jdbc.DirectoryLoad;
import fr.galien.directory.jdbc.DirectorySchema;
import fr.galien.directory.jdbc.DirectoryStatus;
import fr.galien.directory.jdbc.LoaderConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Brings the directory's database to what the nation's extraction says. */
final class Directory {

    private Directory() {}

    /**
     * @param extractions that of people first
     * @return what was done, for people
     */
    static String load(List<Path> extractions, int postgresPort, Secrets secrets, Clock clock) {
        DataSource loader = loader(postgresPort, secrets);
        new DirectorySchema(loader, Roles.READER).migrate();
        DirectoryStatus status = DirectoryStatus.of(loader);
        boolean loaded = status.filled().stream()
                .anyMatch(filled ->
                        filled.dataset() == Dataset.PEOPLE && filled.sha256().equals(sha256(extractions.getFirst())));
        if (loaded) {
            return status.inPractice() + " people";
        }
        Path folder = extractions.getFirst().getParent();
        // Another nation than the last is everybody's change: that is what was asked for.
        new DirectoryLoad(loader, clock, folder)
                .run(
                        new LoadRequest(
                                extractions, new Guard(1, 1), Optional.empty(), false, folder.resolve("rejects")),
                        (stage, done, total) -> {});
        return DirectoryStatus.of(loader).inPractice() + " people loaded";
    }

    private static DataSource loader(int port, Secrets secrets) {
        return LoaderConnection.to(
                Database.url(port, Roles.DIRECTORY_DATABASE),
                Roles.LOADER,
                secrets.value(Secret.DIRECTORY_LOADER_PASSWORD));
    }

    private static String sha256(Path file) {
        try (InputStream content = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
