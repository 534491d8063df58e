package fr.galien.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.oidc.Vendors.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientAuthoritiesTest {

    private static final Authority ONE = Authority.root("C=FR,CN=ONE");
    private static final Authority OTHER = Authority.root("C=FR,CN=OTHER");

    @TempDir
    private Path directory;

    @Test
    void readsOneAuthorityAFile() throws Exception {
        Files.writeString(directory.resolve("one.pem"), pem(ONE.certificate()));
        Files.write(directory.resolve("other.cer"), OTHER.certificate().getEncoded());
        Files.writeString(directory.resolve(".hidden"), "not a certificate");

        assertThat(ClientAuthorities.in(directory).certificates())
                .containsExactly(ONE.certificate(), OTHER.certificate());
    }

    @Test
    void refusesTheWholeDirectoryForOneFileThatIsNoAuthority() throws Exception {
        Files.writeString(directory.resolve("one.pem"), pem(ONE.certificate()));
        for (String wrong : new String[] {
            "",
            "not a certificate",
            pem(ONE.certificate()) + pem(OTHER.certificate()),
            pem(ONE.to("C=FR,OU=10B0193488,CN=software").sign())
        }) {
            Files.writeString(directory.resolve("wrong.pem"), wrong);
            assertThatThrownBy(() -> ClientAuthorities.in(directory))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("wrong.pem");
        }
    }

    @Test
    void saysThatThereIsNoDirectory() {
        assertThatThrownBy(() -> ClientAuthorities.in(directory.resolve("absent")))
                .isInstanceOf(IOException.class);
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
