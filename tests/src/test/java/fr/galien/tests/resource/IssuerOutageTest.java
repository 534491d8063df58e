package fr.galien.tests.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import fr.galien.resource.BearerRequest;
import fr.galien.resource.ResourceServer;
import fr.galien.resource.Verdict;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our library and an issuer that goes away, is asked for keys it never had, or does not know the service. */
class IssuerOutageTest {

    private static final String ACCEPTED = "accepted";

    @TempDir
    private Path directory;

    private Pki pki;
    private FakeIssuer issuer;

    @BeforeEach
    void start() {
        pki = new Pki(directory);
        issuer = new FakeIssuer(pki);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void goesOnWithTheKeysAndAnswersItHasAndBelievesNothingNew() {
        ResourceServer library = library(FakeIssuer.SECRET);
        String known = issuer.token(issuer.claims());
        assertThat(judged(library, known)).isEqualTo(ACCEPTED);

        issuer.close();

        assertThat(judged(library, known)).isEqualTo(ACCEPTED);
        assertThat(judged(library, issuer.token(issuer.claims()))).isEqualTo("RS-0487");
        assertThat(judged(library, issuer.token(issuer.claims().audience("service-record"))))
                .isEqualTo("RS-0477");
    }

    @Test
    void acceptsNothingFromAnIssuerItNeverReached() {
        ResourceServer library = library(FakeIssuer.SECRET);
        issuer.close();

        // More often than it fetches keys.
        for (int time = 0; time < 4; time++) {
            assertThat(judged(library, issuer.token(issuer.claims()))).isEqualTo("RS-0487");
        }
    }

    @Test
    void fetchesNoKeysForEachInventedOne() throws Exception {
        ResourceServer library = library(FakeIssuer.SECRET);
        RSAKey own = new RSAKeyGenerator(2048).keyID("invented").generate();
        String good = issuer.token(issuer.claims());
        assertThat(judged(library, good)).isEqualTo(ACCEPTED);

        for (int time = 0; time < 20; time++) {
            String invented = FakeIssuer.sign(
                    FakeIssuer.header().keyID("invented-" + time).build(),
                    issuer.claims().build(),
                    own);
            assertThat(judged(library, invented)).isEqualTo("RS-0475");
        }

        assertThat(issuer.fetches()).isBetween(2, 4);
        assertThat(judged(library, good)).isEqualTo(ACCEPTED);
    }

    @Test
    void acceptsNothingWhereItsOwnCredentialsAreWrong() {
        assertThat(judged(library("another"), issuer.token(issuer.claims()))).isEqualTo("RS-0487");
    }

    @Test
    void asksOnlyAboutTokensThatAreGoodOtherwise() {
        ResourceServer library = library(FakeIssuer.SECRET);
        String unbound = issuer.token(issuer.unbound());
        String good = issuer.token(issuer.claims());

        judged(library, unbound);
        judged(library, good);

        assertThat(issuer.wasAskedAbout(unbound)).isFalse();
        assertThat(issuer.wasAskedAbout(good)).isTrue();
    }

    private ResourceServer library(String secret) {
        return ResourceServer.of(issuer.address(), FakeIssuer.SERVICE)
                .introspecting(FakeIssuer.SERVICE, secret, Duration.ofMinutes(10))
                .trusting(pki.of(Sender.NOBODY))
                .build();
    }

    private String judged(ResourceServer library, String token) {
        BearerRequest request = new BearerRequest(
                "GET",
                URI.create("https://localhost/prescriptions"),
                List.of("Bearer " + token),
                List.of(),
                Optional.of(pki.certificate(Sender.OURS)),
                Set.of(FakeIssuer.SCOPE));
        return switch (library.judge(request)) {
            case Verdict.Accepted accepted -> ACCEPTED;
            case Verdict.Refused refused -> refused.why().code();
        };
    }
}
