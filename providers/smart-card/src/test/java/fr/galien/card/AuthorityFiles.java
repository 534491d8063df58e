package fr.galien.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;

/** The authorities of {@link Hierarchies#TEST} as an operator gives them to a server: a file each. */
public final class AuthorityFiles {

    private AuthorityFiles() {}

    public static CardAuthorities in(Path directory) throws IOException {
        for (CardAuthority authority : Hierarchies.TEST.all) {
            try {
                Files.write(
                        directory.resolve(authority.name().replace(' ', '-') + ".cer"),
                        authority.certificate().getEncoded());
            } catch (CertificateEncodingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return CardAuthorities.in(directory);
    }
}
