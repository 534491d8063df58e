package fr.galien.token.assertion.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.sign.CscServer;
import fr.galien.testkit.sign.CscServer.Mood;
import fr.galien.testkit.sign.SignerFiles;
import fr.galien.testkit.tls.PemFiles;
import fr.galien.testkit.tls.SandboxTls;
import fr.galien.token.assertion.AssertionAnswer;
import fr.galien.token.assertion.AssertionAnswer.Issued;
import fr.galien.token.assertion.AssertionAnswer.Refused;
import fr.galien.token.assertion.AssertionRefusal;
import fr.galien.token.assertion.RemoteOrder;
import fr.galien.token.assertion.Signers;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A signer that the structure runs: in order, out of order, and lying. */
@Timeout(120)
class RemoteSignerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private CscServer remote;
    private CscSigners reach;

    @BeforeEach
    void start() throws Exception {
        remote = CscServer.start(RemoteOrder.seal(), "token-of-the-server", Optional.empty());
        reach = new CscSigners(SSLContext.getDefault(), PATIENCE);
    }

    @AfterEach
    void stop() {
        reach.close();
        remote.close();
    }

    @Test
    void signsByHandingOutAHashAndNothingElse() throws IOException {
        Signers signers = signers("token-of-the-server");

        assertThat(RemoteOrder.issue(signers)).isInstanceOf(Issued.class);
        assertThat(remote.asked())
                .anyMatch(body -> body.contains("\"hashes\""))
                .allSatisfy(body -> assertThat(body)
                        .doesNotContain("AUBREUIL", "899700000005", "160100406301960")
                        .hasSizeLessThan(256));
    }

    @Test
    void letsNoSignatureOfAnotherHashLeave() throws IOException {
        Signers signers = signers("token-of-the-server");
        remote.is(Mood.LYING);

        assertThat(RemoteOrder.issue(signers)).isEqualTo(new Refused(AssertionRefusal.SIGNED_WRONGLY));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"REFUSING", "DOWN", "SILENT", "DRIPPING", "BABBLING", "ENDLESS"})
    void makesNoneWhileTheSignerIsOutOfOrderAndDoesAgainAfterwards(Mood mood) throws IOException {
        Signers signers = signers("token-of-the-server");
        remote.is(mood);

        assertThat(RemoteOrder.issue(signers)).isEqualTo(new Refused(AssertionRefusal.SIGNER_OUT_OF_ORDER));

        remote.is(Mood.WELL);
        assertThat(RemoteOrder.issue(signers)).isInstanceOf(Issued.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"REFUSING", "DOWN", "SILENT", "BABBLING"})
    void asksAgainASignerThatWasAwayWhenTheServerStarted(Mood mood) throws IOException {
        remote.is(mood);
        Signers signers = signers("token-of-the-server");
        assertThat(RemoteOrder.issue(signers)).isEqualTo(new Refused(AssertionRefusal.SIGNER_OUT_OF_ORDER));

        remote.is(Mood.WELL);

        assertThat(RemoteOrder.issue(signers)).isInstanceOf(Issued.class);
    }

    @Test
    void readsItsTokenEachTimeSinceSuchTokensAreRenewed() throws IOException {
        Signers signers = signers("an-old-token");
        assertThat(RemoteOrder.issue(signers)).isEqualTo(new Refused(AssertionRefusal.SIGNER_OUT_OF_ORDER));

        new SignerFiles(directory).csc(RemoteOrder.structure(), remote.url(), "token-of-the-server");

        assertThat(RemoteOrder.issue(signers)).isInstanceOf(Issued.class);
    }

    @Test
    void letsASignerThatHangsHaveNoMoreThanItsShareOfThisServer() throws Exception {
        int share = 16;
        // Closed from the last to the first: what still waits ends, then the threads do.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                CscServer hanging = CscServer.start(RemoteOrder.seal(), "token-of-the-server", Optional.empty());
                CscSigners patient = new CscSigners(SSLContext.getDefault(), Duration.ofSeconds(40))) {
            new SignerFiles(directory).csc(RemoteOrder.structure(), hanging.url(), "token-of-the-server");
            Signers signers = Signers.in(directory, patient, RemoteOrder.now());
            hanging.is(Mood.SILENT);
            var answers = new ExecutorCompletionService<AssertionAnswer>(threads);

            for (int one = 0; one <= share; one++) {
                answers.submit(() -> RemoteOrder.issue(signers));
            }

            assertThat(answers.take().get())
                    .as("of the one too many, while the others wait")
                    .isEqualTo(new Refused(AssertionRefusal.SIGNER_OUT_OF_ORDER));
            assertThat(answers.poll()).isNull();
        }
    }

    @Test
    void asksOnlyASignerWhoseCertificateItBelieves() throws Exception {
        SandboxTls files = SandboxTls.openOrCreate(directory.resolve("tls"), Clock.systemUTC(), new SecureRandom());
        KeyStore server = KeyStore.getInstance("PKCS12");
        server.load(null, null);
        server.setKeyEntry("server", PemFiles.key(files.server().key()), new char[0], new Certificate[] {
            PemFiles.certificate(files.server().certificate())
        });
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(server, new char[0]);
        SSLContext shown = SSLContext.getInstance("TLS");
        shown.init(keys.getKeyManagers(), null, null);
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", PemFiles.certificate(files.root()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext believing = SSLContext.getInstance("TLS");
        believing.init(null, trust.getTrustManagers(), null);

        try (CscServer secure = CscServer.start(RemoteOrder.seal(), "token-of-the-server", Optional.of(shown));
                CscSigners believer = new CscSigners(believing, PATIENCE)) {
            new SignerFiles(directory).csc(RemoteOrder.structure(), secure.url(), "token-of-the-server");

            assertThat(RemoteOrder.issue(Signers.in(directory, believer, RemoteOrder.now())))
                    .isInstanceOf(Issued.class);
            assertThat(RemoteOrder.issue(Signers.in(directory, reach, RemoteOrder.now())))
                    .as("with the authorities of the internet")
                    .isEqualTo(new Refused(AssertionRefusal.SIGNER_OUT_OF_ORDER));
        }
    }

    private Signers signers(String token) throws IOException {
        new SignerFiles(directory).csc(RemoteOrder.structure(), remote.url(), token);
        return Signers.in(directory, reach, RemoteOrder.now());
    }
}
