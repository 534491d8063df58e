package fr.galien.testkit.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.testkit.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardAuthorityTest {

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static CardAuthority made;

    @BeforeEach
    void copyOfOneMadeOnce() throws IOException {
        if (made == null) {
            made = CardAuthority.openOrCreate(shared, new SecureRandom());
        }
        try (Stream<Path> files = Files.walk(shared)) {
            for (Path file : files.toList()) {
                Path copy = directory.resolve(shared.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    @Test
    void tellsApartThoseThatIssueToOrganisationsInAHomeMadeBefore() throws IOException {
        Path organisations = CardAuthority.organisations(directory, CardEnvironment.TEST);
        for (Path file : files(organisations)) {
            Files.delete(file);
        }
        Files.delete(organisations);

        CardAuthority.openOrCreate(directory, new SecureRandom());
        assertThat(files(organisations))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("ACI-EL-ORG-TEST.pem", "ACI-FO-ORG-TEST.pem", "ACI-ST-ORG-TEST.pem");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void opensWhatItMadeWithoutChangingAByte() throws IOException {
        Map<Path, String> before = content();
        CardAuthority again = CardAuthority.openOrCreate(directory, new SecureRandom());
        assertThat(content()).isEqualTo(before);
        for (CardEnvironment environment : CardEnvironment.values()) {
            assertThat(again.certificates(environment)).isEqualTo(made.certificates(environment));
        }
    }

    @Test
    void givesAServerNineCertificatesAndNoKey() throws IOException {
        for (CardEnvironment environment : CardEnvironment.values()) {
            try (Stream<Path> files = Files.list(CardAuthority.authorities(directory, environment))) {
                assertThat(files)
                        .hasSize(9)
                        .allSatisfy(file -> assertThat(Files.readString(file))
                                .contains("BEGIN CERTIFICATE")
                                .doesNotContain("PRIVATE"));
            }
        }
        assertThat(CardAuthority.authorities(directory, CardEnvironment.TEST).resolve("ACI-FO-PP-TEST.pem"))
                .exists();
        assertThat(CardAuthority.authorities(directory, CardEnvironment.PRODUCTION)
                        .resolve("ACI-FO-PP.pem"))
                .exists();
    }

    @Test
    void keepsEveryFileToItsOwner() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(60)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void startsAgainAfterACrashHalfWay() throws IOException {
        Files.move(directory.resolve("test"), directory.resolve("test.draft"));
        Files.delete(directory.resolve("test.draft").resolve("ACR-FO-TEST.pem"));
        CardAuthority again = CardAuthority.openOrCreate(directory, new SecureRandom());
        assertThat(again.certificates(CardEnvironment.TEST)).hasSize(9);
        assertThat(directory.resolve("test.draft")).doesNotExist();
        assertThat(again.certificates(CardEnvironment.PRODUCTION))
                .isEqualTo(made.certificates(CardEnvironment.PRODUCTION));
    }

    @Test
    void refusesToReplaceADamagedAuthorityThatCardsDependOn() throws IOException {
        Files.writeString(directory.resolve("test").resolve("ACI-FO-PP-TEST.key.pem"), "not a key");
        assertThatThrownBy(() -> CardAuthority.openOrCreate(directory, new SecureRandom()))
                .isInstanceOfSatisfying(
                        CardTrouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1044"))
                .hasMessageContaining("ACI-FO-PP-TEST.key.pem");
    }

    @Test
    void namesAuthoritiesAsTheIgcSanteDoes() {
        assertThat(names(CardEnvironment.TEST))
                .contains(
                        "CN=TEST AC RACINE IGC-SANTE FORT,OU=IGC-SANTE TEST,OU=0002 187512751,O=ASIP-SANTE,C=FR",
                        "CN=TEST AC IGC-SANTE FORT PERSONNES,OU=IGC-SANTE TEST,OU=0002 187512751,O=ASIP-SANTE,C=FR");
        assertThat(names(CardEnvironment.PRODUCTION))
                .containsExactlyInAnyOrder(
                        "CN=AC RACINE IGC-SANTE FORT,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR",
                        "CN=AC RACINE IGC-SANTE STANDARD,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR",
                        "CN=AC RACINE IGC-SANTE ELEMENTAIRE,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR",
                        "CN=AC IGC-SANTE FORT PERSONNES,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR",
                        "CN=AC IGC-SANTE FORT ORGANISATIONS,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR",
                        "CN=AC IGC-SANTE STANDARD PERSONNES,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR",
                        "CN=AC IGC-SANTE STANDARD ORGANISATIONS,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR",
                        "CN=AC IGC-SANTE ELEMENTAIRE PERSONNES,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR",
                        "CN=AC IGC-SANTE ELEMENTAIRE ORGANISATIONS,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR");
    }

    @Test
    void marksEveryAuthorityAsNotForProductionAndNoCard() throws Exception {
        for (CardEnvironment environment : CardEnvironment.values()) {
            for (X509Certificate certificate : made.certificates(environment)) {
                byte[] value = ASN1OctetString.getInstance(
                                certificate.getExtensionValue(MiscObjectIdentifiers.netscapeCertComment.getId()))
                        .getOctets();
                assertThat(DERIA5String.fromByteArray(value)).hasToString("Galien testkit: not for production");
                assertThat(certificate.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
            }
        }
        assertThat(TestAuthority.aDoctor()
                        .issue()
                        .certificate()
                        .getExtensionValue(MiscObjectIdentifiers.netscapeCertComment.getId()))
                .isNull();
    }

    @Test
    void givesIntermediatesNoRoomForAnotherAuthority() {
        X509Certificate root = made.root(CardEnvironment.TEST, Tier.FORT);
        X509Certificate intermediate = made.intermediate(CardEnvironment.TEST, Tier.FORT, Domain.PERSONNES);
        assertThat(root.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(intermediate.getBasicConstraints()).isZero();
        assertThat(intermediate.getIssuerX500Principal()).isEqualTo(root.getSubjectX500Principal());
        assertThat(intermediate.getSerialNumber().toString(16))
                .startsWith("1120")
                .hasSize(36);
    }

    @Test
    void readsBackTheCertificatesItGivesAServer() throws IOException {
        Path file = CardAuthority.authorities(directory, CardEnvironment.TEST).resolve("ACI-ST-PP-TEST.pem");
        assertThat(PemFiles.certificate(file))
                .isEqualTo(made.intermediate(CardEnvironment.TEST, Tier.STANDARD, Domain.PERSONNES));
    }

    private static Stream<String> names(CardEnvironment environment) {
        return made.certificates(environment).stream()
                .map(certificate -> certificate.getSubjectX500Principal().getName());
    }

    private Map<Path, String> content() throws IOException {
        Map<Path, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(file, Files.readString(file));
            }
        }
        return content;
    }
}
