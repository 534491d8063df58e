package fr.galien.sandbox.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Debian installs with {@code dovecot-imapd}, {@code dovecot-submissiond} and {@code msmtp-mta}.
 *
 * @param dovecot    the server
 * @param submission its part for SMTP
 * @param lda        its local delivery agent
 * @param msmtpd     takes mail over SMTP and hands it to a program
 */
record DovecotPrograms(Path dovecot, Path submission, Path lda, Path msmtpd) {

    private static final DovecotPrograms OF_DEBIAN = new DovecotPrograms(
            Path.of("/usr/sbin/dovecot"),
            Path.of("/usr/lib/dovecot/submission"),
            Path.of("/usr/lib/dovecot/dovecot-lda"),
            Path.of("/usr/bin/msmtpd"));

    /** Empty if one is missing. */
    static Optional<DovecotPrograms> find() {
        return Optional.of(OF_DEBIAN)
                .filter(all -> Stream.of(all.dovecot, all.submission, all.lda, all.msmtpd)
                        .allMatch(Files::isExecutable));
    }
}
