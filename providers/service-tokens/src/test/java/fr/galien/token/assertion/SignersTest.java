package fr.galien.token.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.ProductionCheck.Fault;
import fr.galien.testkit.card.Pin;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.testkit.card.SoftwareFlaw;
import fr.galien.testkit.sign.SignerFiles;
import fr.galien.token.assertion.AssertionAnswer.Issued;
import fr.galien.token.assertion.AssertionAnswer.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The directory of signers: what is used, what is not, and that a bad file harms its own structure alone. */
class SignersTest {

    private static final String STRUCTURE = Order.STRUCTURE.value();

    @TempDir
    Path directory;

    @Test
    void signsWithAKeyThatNeverLeavesItsToken() throws Exception {
        // Where the process was told to look before it started: SoftHSM2 reads its environment once.
        Path tokens = Path.of(System.getenv("SOFTHSM2_CONF")).getParent();
        var token = Seals.SEAL.toToken(Files.createDirectories(tokens), "Galien VIHF", Pin.DEFAULT);
        new SignerFiles(directory).pkcs11(STRUCTURE, token, Pin.DEFAULT);

        Signers signers = Seals.read(directory);

        assertThat(answer(signers)).isInstanceOf(Issued.class);
        assertThat(answer(signers)).as("with the same session").isInstanceOf(Issued.class);
        assertThat(IntStream.range(0, 64).parallel().mapToObj(one -> answer(signers)))
                .as("for many at once")
                .hasSize(64)
                .allMatch(Issued.class::isInstance);
        assertThat(signers.of(Order.STRUCTURE, Order.NOW).key().getEncoded()).isNull();
        assertThat(signers.faults()).isEmpty();
    }

    @Test
    void doesNotUseATokenWhosePinIsAnother() throws Exception {
        Path tokens = Path.of(System.getenv("SOFTHSM2_CONF")).getParent();
        var token = Seals.SEAL.toToken(Files.createDirectories(tokens), "Galien PIN", Pin.DEFAULT);
        new SignerFiles(directory).pkcs11(STRUCTURE, token, new Pin("4321"));

        assertThat(answer(Seals.read(directory))).isEqualTo(new Refused(AssertionRefusal.NO_SIGNER));
    }

    @Test
    void hasNobodysByDefault() {
        assertThat(answer(Signers.NONE)).isEqualTo(new Refused(AssertionRefusal.NO_SIGNER));
    }

    static Stream<Arguments> doesNotUse() throws IOException {
        var seals = Seals.FACTORY;
        SoftwareCertificate good = Seals.SEAL;
        return Stream.of(
                Arguments.of("another structure's", seals.seal("10B0193489", "Autre")),
                Arguments.of("one that has expired", seals.seal(STRUCTURE, "Vieux", SoftwareFlaw.EXPIRED)),
                Arguments.of("one that opens connections", seals.issue(STRUCTURE, "Logiciel")),
                Arguments.of("a server's", seals.issue(STRUCTURE, "Serveur", SoftwareFlaw.FOR_SERVERS)),
                Arguments.of(
                        "one whose key is another's",
                        new SoftwareCertificate(
                                seals.seal(STRUCTURE, "Sans clé").certificate(), good.privateKey(), good.chain())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void doesNotUse(String what, SoftwareCertificate seal) {
        AssertionAnswer answer = answer(Seals.in(directory, seal));

        assertThat(answer)
                .isIn(
                        new Refused(AssertionRefusal.NO_SIGNER),
                        // A key and a certificate that do not fit are seen when it signs.
                        new Refused(AssertionRefusal.SIGNED_WRONGLY));
        assertThat(answer.equals(new Refused(AssertionRefusal.SIGNED_WRONGLY))).isEqualTo(what.contains("key"));
    }

    static Stream<Arguments> leavesOut() {
        return Stream.of(
                Arguments.of("type=pkcs13"),
                Arguments.of("type=pkcs12\nfile=none.p12\npassword-file=none"),
                Arguments.of("type=pkcs12\nfile=%1$s.p12"),
                Arguments.of("type=pkcs12\nfile=%1$s.p12\npassword-file=%1$s.p12"),
                Arguments.of("type=pkcs12\nfile=%1$s.p12\npassword-file=%1$s.password\npin=1234"),
                Arguments.of("type=pkcs11\nlibrary=/nowhere.so\nslot=0\nalias=a\npin-file=%1$s.password"),
                Arguments.of("type=pkcs11\nlibrary=/nowhere.so\nslot=first\nalias=a\npin-file=%1$s.password"),
                Arguments.of("type=csc\nurl=ftp://a.example/csc\ncredential=c\ntoken-file=%1$s.password"),
                Arguments.of("type=csc\nurl=https://a@b.example/\ncredential=c\ntoken-file=%1$s.password"),
                Arguments.of("type=csc\nurl=not an address\ncredential=c\ntoken-file=%1$s.password"),
                Arguments.of("type=\\u12"),
                Arguments.of(""));
    }

    @ParameterizedTest
    @MethodSource
    void leavesOut(String text) {
        Seals.ofTheStructure(directory);
        SignerFiles files = new SignerFiles(directory);
        files.pkcs12("10B0193489", Seals.FACTORY.seal("10B0193489", "Voisin"), "other");
        files.raw(STRUCTURE + ".properties", text.formatted(STRUCTURE));

        Signers signers = Seals.read(directory);

        assertThat(answer(signers)).isEqualTo(new Refused(AssertionRefusal.NO_SIGNER));
        assertThat(new Vihf(signers, new SecureRandom())
                        .issue(Order.ofADoctor()
                                .structure(new fr.galien.oidc.StructureNumber("10B0193489"))
                                .now()))
                .as("the neighbour's is used all the same")
                .isInstanceOf(Issued.class);
    }

    @Test
    void leavesOutAFileWhoseNameIsNoStructure() {
        Seals.ofTheStructure(directory);
        SignerFiles files = new SignerFiles(directory);
        files.raw("README.properties", "type=pkcs12");
        files.raw(".properties", "type=pkcs12");
        files.raw("README.md", "nothing");

        assertThat(answer(Seals.read(directory))).isInstanceOf(Issued.class);
    }

    @Test
    void doesNotGuessBetweenTwoKeys() throws Exception {
        Seals.ofTheStructure(directory);
        char[] password = "sandbox-password".toCharArray();
        KeyStore store = Seals.SEAL.keyStore(password);
        store.setKeyEntry("second", Seals.SEAL.privateKey(), password, store.getCertificateChain("software"));
        try (var out = Files.newOutputStream(directory.resolve(STRUCTURE + ".p12"))) {
            store.store(out, password);
        }

        assertThat(answer(Seals.read(directory))).isEqualTo(new Refused(AssertionRefusal.NO_SIGNER));
    }

    @Test
    void tellsWhatProductionMustNotHave() throws IOException {
        SignerFiles files = new SignerFiles(directory);
        files.pkcs12(STRUCTURE, Seals.SEAL, "sandbox-password");
        files.csc("10B0193489", URI.create("http://signer.example/csc/v2"), "token");
        files.csc("10B0193480", URI.create("https://signer.example/csc/v2"), "token");

        Signers signers = Signers.in(
                directory,
                settings -> new HashSigner() {
                    @Override
                    public java.security.cert.X509Certificate certificate() throws SignerOutage {
                        throw new SignerOutage("not now");
                    }

                    @Override
                    public byte[] sign(byte[] sha256) throws SignerOutage {
                        throw new SignerOutage("not now");
                    }
                },
                Order.NOW);

        assertThat(signers.faults())
                .extracting(Fault::code, fault -> fault.sentence().split(" ")[2])
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("PROD-0910", "10B0193488.properties"),
                        org.assertj.core.groups.Tuple.tuple("PROD-0910", "10B0193489.properties"));
    }

    private static AssertionAnswer answer(Signers signers) {
        return new Vihf(signers, new SecureRandom()).issue(Order.ofADoctor().now());
    }
}
