package fr.galien.token.assertion.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.sign.CscServer;
import fr.galien.testkit.sign.CscServer.Mood;
import fr.galien.testkit.sign.SignerFiles;
import fr.galien.token.assertion.AssertionAnswer.Issued;
import fr.galien.token.assertion.AssertionAnswer.Refused;
import fr.galien.token.assertion.AssertionRefusal;
import fr.galien.token.assertion.RemoteOrder;
import fr.galien.token.assertion.Signers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A signer that the structure runs: in order, out of order, and lying. */
@Timeout(60)
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

    private Signers signers(String token) throws IOException {
        new SignerFiles(directory).csc(RemoteOrder.structure(), remote.url(), token);
        return Signers.in(directory, reach, RemoteOrder.now());
    }
}
