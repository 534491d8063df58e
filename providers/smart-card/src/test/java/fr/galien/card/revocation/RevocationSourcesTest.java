package fr.galien.card.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationSourcesTest {

    @TempDir
    Path directory;

    @Test
    void readsWhereEachAuthorityPublishes() throws IOException {
        Path file = write("""
                {"sources": [
                  {"authority": "AC IGC-SANTE FORT PERSONNES", "list": "http://igc-sante.esante.gouv.fr/CRL/ACI-FO-PP.crl",
                   "ocsp": "http://ocsp.esante.gouv.fr", "nonce": false},
                  {"authority": "AC RACINE IGC-SANTE FORT", "list": "file:///var/lib/galien/ACR-FO.crl"},
                  {"authority": "AC IGC-SANTE STANDARD PERSONNES", "ocsp": "https://ocsp.example/"}
                ]}""");

        assertThat(RevocationSources.read(file))
                .containsExactly(
                        new RevocationSource(
                                "AC IGC-SANTE FORT PERSONNES",
                                Optional.of(URI.create("http://igc-sante.esante.gouv.fr/CRL/ACI-FO-PP.crl")),
                                Optional.of(URI.create("http://ocsp.esante.gouv.fr")),
                                false),
                        new RevocationSource(
                                "AC RACINE IGC-SANTE FORT",
                                Optional.of(URI.create("file:///var/lib/galien/ACR-FO.crl")),
                                Optional.empty(),
                                true),
                        new RevocationSource(
                                "AC IGC-SANTE STANDARD PERSONNES",
                                Optional.empty(),
                                Optional.of(URI.create("https://ocsp.example/")),
                                true));
    }

    @Test
    void readsThatThereAreNone() throws IOException {
        assertThat(RevocationSources.read(write("{\"sources\": []}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"list\": \"http://a/b\", \"crl\": 1`, unknown member \"crl\"",
                "`\"list\": \"ldap://annuaire/cn=AC\"`, \"list\" does not begin",
                "`\"list\": \"HTTP://a/b\"`, \"list\" does not begin",
                "`\"list\": \"/a/b\"`, \"list\" does not begin",
                "`\"list\": \"http://u:p@a/b\"`, \"list\" holds credentials",
                "`\"ocsp\": \"https://u@a/b\"`, \"ocsp\" holds credentials",
                "`\"ocsp\": \"file:///a/b\"`, \"ocsp\" does not begin",
                "`\"ocsp\": \"http:///b\"`, \"ocsp\" names no host",
                "`\"list\": \"http://a/b#c\"`, \"list\" names no host",
                "`\"list\": \"http://a b\"`, \"list\" is no address",
                "`\"list\": \"file://host/a\"`, \"list\" is not of the form",
                "`\"list\": \"file:a\"`, \"list\" is not of the form",
                "`\"list\": \"file:///a?b\"`, \"list\" is not of the form",
                "`\"list\": 1`, \"list\" is no text",
                "`\"list\": null`, \"list\" is no text",
                "`\"nonce\": true`, neither",
                "`\"list\": \"http://a/b\", \"nonce\": \"no\"`, \"nonce\" is neither",
            })
    void refusesAnEntryAndNamesIt(String members, String why) throws IOException {
        Path file = write("{\"sources\": [{\"authority\": \"AC X\", " + members + "}]}");

        assertThatThrownBy(() -> RevocationSources.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AC X")
                .hasMessageContaining(why);
    }

    @Test
    void refusesTwoEntriesOfOneAuthority() throws IOException {
        String entry = "{\"authority\": \"AC X\", \"list\": \"http://a/b\"}";
        Path file = write("{\"sources\": [" + entry + ", " + entry + "]}");

        assertThatThrownBy(() -> RevocationSources.read(file)).hasMessageContaining("\"AC X\" is there twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"sources\": {}}",
                "{\"sources\": [], \"more\": 1}",
                "{\"sources\": [], \"sources\": []}",
                "{\"sources\": []} {}",
                "{\"sources\": [1]}",
                "{\"sources\": [{\"list\": \"http://a/b\"}]}",
                "{\"sources\": [{\"authority\": \" \", \"list\": \"http://a/b\"}]}",
                "{\"sources\": [{\"authority\": \"AC X\", \"list\": \"http://a/b\", \"list\": \"http://a/c\"}]}"
            })
    void refusesWhatIsNoSuchFile(String json) throws IOException {
        Path file = write(json);

        assertThatThrownBy(() -> RevocationSources.read(file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsWhereThereIsNoFile() {
        assertThatThrownBy(() -> RevocationSources.read(directory.resolve("nowhere")))
                .isInstanceOf(IOException.class);
    }

    private Path write(String json) throws IOException {
        return Files.writeString(directory.resolve("sources.json"), json);
    }
}
