package fr.galien.sandbox.service;

import java.nio.file.Path;

/**
 * What one Dovecot is to be.
 *
 * @param directory   where its state lives, readable by its owner only: mail, settings, log
 * @param imap        port of loopback
 * @param submission  port of loopback
 * @param certificate PEM, leaf first
 * @param key         PEM
 * @param check       of tokens
 */
public record DovecotSettings(Path directory, int imap, int submission, Path certificate, Path key, TokenCheck check) {

    public DovecotSettings {
        directory = directory.toAbsolutePath().normalize();
    }
}
