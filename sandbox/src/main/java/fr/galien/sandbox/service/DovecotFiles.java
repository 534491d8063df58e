package fr.galien.sandbox.service;

import fr.galien.sandbox.PrivateFile;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.front.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The settings of one Dovecot, written into its directory. */
final class DovecotFiles {

    /** Dovecot's settings know no quotes, and a socket beneath has 107 characters at most (unix(7)). */
    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9._/+-]{1,75}");

    private final DovecotSettings settings;
    private final DovecotPrograms programs;
    private final Map<String, String> values;

    DovecotFiles(DovecotSettings settings, DovecotPrograms programs, DovecotUser user, int relay) {
        this.settings = settings;
        this.programs = programs;
        this.values = new HashMap<>(settings.check().values());
        values.put("directory", settings.directory().toString());
        values.put("addresses", String.join(", ", Loopback.addresses()));
        values.put("user", user.name());
        values.put("group", user.group());
        values.put("certificate", settings.certificate().toString());
        values.put("key", settings.key().toString());
        values.put("imap", Integer.toString(settings.imap()));
        values.put("submission", Integer.toString(settings.submission()));
        values.put("relay", Integer.toString(relay));
        values.put("msmtpd", programs.msmtpd().toString());
        values.put("lda", programs.lda().toString());
    }

    /** @throws Trouble BOX-1142 if Dovecot could not work there */
    void write() throws IOException {
        Path directory = settings.directory();
        if (!PLACE.matcher(directory.toString()).matches()) {
            throw new Trouble(
                    "BOX-1142",
                    "Dovecot cannot keep its sockets in " + directory
                            + ": the path is too long, or holds a space or a character of its settings.",
                    "Choose a shorter, plain path with --home");
        }
        PrivateFile.createDirectory(directory);
        Files.createDirectories(directory.resolve("run"));
        Files.createDirectories(directory.resolve("state"));
        Files.createDirectories(directory.resolve("mail"));
        PrivateFile.write(directory.resolve("dovecot.conf"), filledIn("dovecot.conf"));
        PrivateFile.write(
                directory.resolve("oauth2.conf"), filledIn(settings.check().template()));
        program("relay");
        program("deliver");
    }

    private void program(String name) throws IOException {
        Path file = settings.directory().resolve(name);
        PrivateFile.write(file, filledIn(name));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private String filledIn(String template) throws IOException {
        try (InputStream resource = DovecotFiles.class.getResourceAsStream(template)) {
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue());
            }
            return text;
        }
    }
}
