package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.galien.sandbox.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox's own server, directory and realm, started as a server of production. */
class ProductionTest {

    private static final long PATIENCE_MINUTES = 4;

    private static final Pattern CODE = Pattern.compile("PROD-09\\d\\d");

    @TempDir
    private Path scratch;

    @Test
    void refusesToStartWithASandboxInItAndNamesEachFault() throws Exception {
        Ended server = startInProduction();

        assertThat(server.status()).isNotZero();
        assertThat(server.codes())
                .containsOnly(
                        "PROD-0901",
                        "PROD-0902",
                        "PROD-0903",
                        "PROD-0904",
                        "PROD-0905",
                        "PROD-0908",
                        "PROD-0910",
                        "PROD-0911");
        assertThat(server.log())
                .contains("TEST AC IGC-SANTE FORT PERSONNES")
                .contains("client 'demo' of realm 'esante-wallet' has a local address")
                .contains("client 'demo' of realm 'esante-wallet' has a secret of a sandbox")
                .contains("setting 'kc.db-password' is a secret of a sandbox")
                .contains("refusing to start in production");
    }

    @Test
    void doesNotNameWhatWasPutRightAndStillRefusesTheRest() throws Exception {
        Path noAuthorities = Files.createDirectory(scratch.resolve("authorities"));

        Ended server = startInProduction(
                "--spi-realm-restapi-extension--card--authorities=" + noAuthorities,
                "--spi-realm-restapi-extension--card--environment=production",
                "--spi-required-action--galien-security-key--metadata=");

        assertThat(server.status()).isNotZero();
        assertThat(server.codes())
                .containsOnly("PROD-0903", "PROD-0904", "PROD-0905", "PROD-0908", "PROD-0910", "PROD-0912");
    }

    @Test
    void isInProductionUnlessItIsDeclaredASandbox() throws Exception {
        Ended server = start("--spi-galien-deployment--production--environment=Sandbox");

        assertThat(server.status()).isNotZero();
        assertThat(server.codes()).contains("PROD-0903");
    }

    /**
     * @param status its exit status
     * @param log    all it said
     */
    private record Ended(int status, String log) {

        List<String> codes() {
            return CODE.matcher(log).results().map(MatchResult::group).toList();
        }
    }

    private Ended startInProduction(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--spi-galien-deployment--production--environment=production");
        return start(all.toArray(String[]::new));
    }

    private Ended start(String... options) throws IOException, InterruptedException {
        assumeThat(System.getProperty("galien.server", ""))
                .as("what is started a second time is the distribution")
                .isNotEqualTo("image");
        Ports ports = FreePorts.any();
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--https-port=" + ports.keycloak());
        all.add("--http-management-port=" + ports.management());
        Path log = scratch.resolve("server.log");
        Process server = TheSandbox.get().startBeside(all, log);
        try {
            assertThat(server.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("it ends by itself")
                    .isTrue();
            Ended ended = new Ended(server.exitValue(), Files.readString(log));
            assertThat(TheSandbox.get().secrets())
                    .noneSatisfy((name, secret) -> assertThat(ended.log()).contains(secret));
            return ended;
        } finally {
            server.destroyForcibly().waitFor();
        }
    }
}
