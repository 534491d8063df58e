package fr.galien.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardAuthoritiesTest {

    @TempDir
    Path directory;

    @Test
    void readsADirectoryOfPemFiles() throws Exception {
        write("one.pem", Hierarchies.TEST.fortRoot.certificate());
        write("two.crt", Hierarchies.TEST.fortPersonnes.certificate());
        write(".hidden", "not looked at");

        CardAuthorities authorities = CardAuthorities.in(directory);

        assertThat(authorities.pinned())
                .extracting(CardAuthority::name)
                .containsExactlyInAnyOrder("TEST AC RACINE IGC-SANTE FORT", "TEST AC IGC-SANTE FORT PERSONNES");
        assertThat(authorities.canAccept()).isTrue();
    }

    @Test
    void acceptsNothingWithRootsAlone() throws Exception {
        write("root.pem", Hierarchies.TEST.fortRoot.certificate());

        assertThat(CardAuthorities.in(directory).canAccept()).isFalse();
    }

    @Test
    void refusesAnIntermediateWithoutItsRoot() throws Exception {
        write("alone.pem", Hierarchies.TEST.fortPersonnes.certificate());

        assertThatThrownBy(() -> CardAuthorities.in(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TEST AC IGC-SANTE FORT PERSONNES");
    }

    @Test
    void refusesARootThatOnlyHasTheNameOfTheOneThatSigned() throws Exception {
        write("impostor.pem", Issuer.root("TEST AC RACINE IGC-SANTE FORT").certificate());
        write("intermediate.pem", Hierarchies.TEST.fortPersonnes.certificate());

        assertThatThrownBy(() -> CardAuthorities.in(directory)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAFileThatIsNoAuthorityAndNamesTheFile() throws Exception {
        write("card.pem", new CardDraft().signedBy(Hierarchies.TEST.fortPersonnes));
        assertThatThrownBy(() -> CardAuthorities.in(directory)).hasMessageContaining("card.pem");

        write("card.pem", "rubbish");
        assertThatThrownBy(() -> CardAuthorities.in(directory)).hasMessageContaining("card.pem");
    }

    @Test
    void failsWhereThereIsNoDirectory() {
        assertThatThrownBy(() -> CardAuthorities.in(directory.resolve("nowhere")))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "AC IGC-SANTE FORT PERSONNES, PRODUCTION, '[CPS, CPF]'",
        "TEST AC IGC-SANTE FORT PERSONNES, TEST, '[CPS, CPF]'",
        "AC IGC-SANTE STANDARD PERSONNES, PRODUCTION, '[CPE, CPA]'",
        "AC IGC-SANTE FORT ORGANISATIONS, PRODUCTION, []",
        "AC IGC-SANTE ELEMENTAIRE PERSONNES, PRODUCTION, []",
        "TEST AC RACINE IGC-SANTE FORT, TEST, []"
    })
    void tellsByTheCommonNameWhatAnAuthorityIssuesAndWhere(String name, CardEnvironment environment, String types) {
        CardAuthority authority = Issuer.root("R").intermediate(name).pinned();

        assertThat(authority.environment()).isEqualTo(environment);
        assertThat(authority.issues()).hasToString(types);
    }

    @Test
    void knowsAnAuthorityOfTheTestkitByItsComment() {
        Issuer root = Issuer.root("AC RACINE");

        assertThat(root.intermediate("AC", "Galien testkit: not for production")
                        .pinned()
                        .isOfTheTestkit())
                .isTrue();
        assertThat(root.intermediate("AC", "Made with care").pinned().isOfTheTestkit())
                .isFalse();
        assertThat(root.pinned().isOfTheTestkit()).isFalse();
    }

    private void write(String file, X509Certificate certificate) throws IOException, CertificateEncodingException {
        write(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }
}
