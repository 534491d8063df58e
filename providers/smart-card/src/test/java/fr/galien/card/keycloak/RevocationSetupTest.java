package fr.galien.card.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.card.AuthorityFiles;
import fr.galien.card.CardAuthorities;
import fr.galien.card.CardAuthority;
import fr.galien.card.CardPolicy;
import fr.galien.card.revocation.RevocationAnswer;
import fr.galien.card.revocation.RevocationState.ListState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.Config;

class RevocationSetupTest {

    private static final String FORT = "TEST AC IGC-SANTE FORT PERSONNES";
    private static final String STANDARD = "TEST AC IGC-SANTE STANDARD PERSONNES";

    @TempDir
    private Path directory;

    private CardAuthorities authorities;

    @BeforeEach
    void pin() throws IOException {
        authorities = AuthorityFiles.in(Files.createDirectory(directory.resolve("authorities")));
    }

    @Test
    void knowsNothingOfAnyCardWithoutSources() {
        try (RevocationSetup setup = RevocationSetup.read(options(Map.of()), authorities)) {
            assertThat(answer(setup)).isInstanceOf(RevocationAnswer.Unknown.class);
            assertThat(setup.unwatched(authorities)).containsExactlyInAnyOrder(FORT, STANDARD);
            assertThat(setup.state().lists()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"sources\": [{\"authority\": \"nobody\", \"list\": \"http://lists.example/a.crl\"}]}",
                "{\"sources\": [{\"authority\": \"TEST AC IGC-SANTE FORT PERSONNES\", \"list\": \"ldap://lists.example/\"}]}"
            })
    void knowsNothingOfAnyCardWhereTheSourcesAreNone(String content) throws IOException {
        try (RevocationSetup setup =
                RevocationSetup.read(options(Map.of("revocation-sources", file(content))), authorities)) {
            assertThat(answer(setup)).isInstanceOf(RevocationAnswer.Unknown.class);
            assertThat(setup.unwatched(authorities)).contains(FORT);
        }
    }

    @Test
    void knowsNothingOfAnyCardWhereTheFileIsAbsentOrAWaitIsNone() throws IOException {
        String sources = file("{\"sources\": []}");

        for (Map<String, String> options : List.of(
                Map.of("revocation-sources", directory.resolve("nowhere").toString()),
                Map.of("revocation-sources", "\u0000"),
                Map.of("revocation-sources", sources, "ocsp-timeout", "0"))) {
            try (RevocationSetup setup = RevocationSetup.read(options(options), authorities)) {
                assertThat(answer(setup)).isInstanceOf(RevocationAnswer.Unknown.class);
            }
        }
    }

    @Test
    void namesTheAuthoritiesNobodyWatches() throws IOException {
        String sources = file("{\"sources\": [{\"authority\": \"" + FORT + "\", \"list\": \"file:///nowhere.crl\"}]}");

        try (RevocationSetup setup =
                RevocationSetup.read(options(Map.of("revocation-sources", sources)), authorities)) {
            assertThat(setup.unwatched(authorities)).containsExactly(STANDARD);
            assertThat(setup.state().lists()).extracting(ListState::authority).containsExactly(FORT);
        }
    }

    private RevocationAnswer answer(RevocationSetup setup) {
        X509Certificate issuer = authorities.pinned().stream()
                .filter(authority -> authority.name().equals(FORT))
                .map(CardAuthority::certificate)
                .findFirst()
                .orElseThrow();
        return setup.ask().of(issuer, issuer, CardPolicy.DEFAULT.revocation());
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("sources.json"), content).toString();
    }

    private static Config.Scope options(Map<String, String> options) {
        return new Config.SystemPropertiesScope("unused.") {
            @Override
            public String get(String key) {
                return options.get(key);
            }
        };
    }
}
