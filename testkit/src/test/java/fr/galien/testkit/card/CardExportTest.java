package fr.galien.testkit.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardExportTest {

    @TempDir
    Path directory;

    @Test
    void opensslReadsThePkcs12WithThePinAndNotWithout() throws Exception {
        assumeInstalled("openssl");
        TestCard card = TestAuthority.aDoctor().issue();
        Path file = CardExport.toPkcs12(card, directory);
        String read =
                new Tool("openssl", Map.of()).run("pkcs12", "-in", file.toString(), "-passin", "pass:1234", "-nodes");
        assertThat(read).contains("PRIVATE KEY");
        assertThat(read.split("BEGIN CERTIFICATE", -1)).hasSize(4);
        assertThatThrownBy(() -> new Tool("openssl", Map.of())
                        .run("pkcs12", "-in", file.toString(), "-passin", "pass:0000", "-nodes"))
                .isInstanceOf(CardTrouble.class);
    }

    @Test
    void opensslVerifiesThePemChain() throws Exception {
        assumeInstalled("openssl");
        TestCard card = TestAuthority.aDoctor().issue();
        CardExport.PemFilesOfACard pem = CardExport.toPem(card, directory);
        assertThat(Files.readString(pem.key())).startsWith("-----BEGIN PRIVATE KEY-----");
        String said = new Tool("openssl", Map.of())
                .run(
                        "verify",
                        "-purpose",
                        "sslclient",
                        "-no-CApath",
                        "-CAfile",
                        pem.certificates().toString(),
                        pem.certificates().toString());
        assertThat(said).contains(": OK");
    }

    @Test
    void aTokenSignsWithThePinAlone() throws Exception {
        assumeInstalled("softhsm2-util");
        assumeInstalled("pkcs11-tool");
        TestCard card = TestAuthority.aDoctor().named("on-a-token").issue();
        SoftHsmToken token = CardExport.toSoftHsm(card, directory);
        assertThat(token.label()).isEqualTo("CPS on-a-token");

        byte[] challenge = "challenge".getBytes(StandardCharsets.UTF_8);
        Files.write(directory.resolve("challenge"), challenge);
        pkcs11(token, "1234", "--sign", "--id", "20", "--mechanism", "SHA256-RSA-PKCS");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(card.certificate());
        signature.update(challenge);
        assertThat(signature.verify(Files.readAllBytes(directory.resolve("signed"))))
                .isTrue();
        assertThatThrownBy(() -> pkcs11(token, "0000", "--sign", "--id", "20", "--mechanism", "SHA256-RSA-PKCS"))
                .isInstanceOf(CardTrouble.class);

        assertThat(new Tool("pkcs11-tool", token.environment())
                        .run(
                                "--module",
                                token.module().toString(),
                                "--token-label",
                                token.label(),
                                "--read-object",
                                "--type",
                                "cert",
                                "--id",
                                "20",
                                "--output-file",
                                directory.resolve("read.der").toString()))
                .doesNotContain("error");
        assertThat(Files.readAllBytes(directory.resolve("read.der")))
                .isEqualTo(card.certificate().getEncoded());
    }

    @Test
    void severalCardsShareADirectoryAndTheSameCardReplacesItself() throws Exception {
        assumeInstalled("softhsm2-util");
        assumeInstalled("pkcs11-tool");
        CardExport.toSoftHsm(TestAuthority.aDoctor().named("one").issue(), directory);
        CardExport.toSoftHsm(TestAuthority.aDoctor().named("two").issue(), directory);
        SoftHsmToken token =
                CardExport.toSoftHsm(TestAuthority.aDoctor().named("one").issue(), directory);
        String slots = new Tool("softhsm2-util", token.environment()).run("--show-slots");
        assertThat(slots.split("Label: +CPS one\\s", -1)).hasSize(2);
        assertThat(slots.split("Label: +CPS two\\s", -1)).hasSize(2);
    }

    @Test
    void leavesNoKeyBesideTheToken() throws IOException {
        assumeInstalled("softhsm2-util");
        assumeInstalled("pkcs11-tool");
        CardExport.toSoftHsm(TestAuthority.aDoctor().issue(), directory);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("softhsm2.conf", "tokens");
        }
    }

    @Test
    void aTokensLabelFitsAndTellsLongNamesApart() {
        String one = SoftHsm.tokenLabel("a-name-that-is-forty-characters-long-001");
        String two = SoftHsm.tokenLabel("a-name-that-is-forty-characters-long-002");
        assertThat(one).hasSizeLessThanOrEqualTo(32).startsWith("CPS a-name").isNotEqualTo(two);
        assertThat(SoftHsm.tokenLabel("short")).isEqualTo("CPS short");
    }

    @Test
    void saysWhichToolIsMissing() {
        assertThatThrownBy(() -> new Tool("galien-no-such-tool", Map.of()).run())
                .isInstanceOfSatisfying(CardTrouble.class, trouble -> {
                    assertThat(trouble.code()).isEqualTo("BOX-1042");
                    assertThat(trouble.wayOut()).contains("apt-get install softhsm2 opensc");
                })
                .hasMessageContaining("galien-no-such-tool");
    }

    private void pkcs11(SoftHsmToken token, String pin, String... arguments) {
        String[] common = {
            "--module",
            token.module().toString(),
            "--token-label",
            token.label(),
            "--login",
            "--pin",
            pin,
            "--input-file",
            directory.resolve("challenge").toString(),
            "--output-file",
            directory.resolve("signed").toString()
        };
        new Tool("pkcs11-tool", token.environment())
                .run(Stream.concat(Stream.of(common), Stream.of(arguments)).toArray(String[]::new));
    }

    private static void assumeInstalled(String tool) {
        assumeThat(Tool.isInstalled(tool)).as(tool + " is not installed").isTrue();
    }
}
