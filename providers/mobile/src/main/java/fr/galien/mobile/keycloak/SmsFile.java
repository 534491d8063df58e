package fr.galien.mobile.keycloak;

import fr.galien.mobile.SmsSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A sandbox's telephone network: one line a message, in a file that its owner alone may read. */
record SmsFile(Path file) implements SmsSender {

    private static final int DIGITS_SHOWN = 2;

    @Override
    public void send(String phone, String text) {
        String number = phone.substring(Math.max(0, phone.length() - DIGITS_SHOWN));
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, "…" + number + " " + text + System.lineSeparator(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
