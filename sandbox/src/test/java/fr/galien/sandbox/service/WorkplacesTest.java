package fr.galien.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.BillingEntry;
import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.nation.Nation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkplacesTest {

    @TempDir
    Path folder;

    /** Proxies and seals are made for these, whatever nation was asked for. */
    @ParameterizedTest
    @CsvSource({"1, 2000", "1, 30000", "77, 2000"})
    void areTheSameInEveryNation(long seed, int size) {
        List<String> here = new Nation(seed, size)
                .people()
                .limit(Nation.notable().size())
                .flatMap(person -> person.practices().stream())
                .flatMap(practice -> practice.activities().stream())
                .map(activity -> activity.structure().formerId())
                .distinct()
                .toList();

        assertThat(Workplaces.structures()).isEqualTo(here).hasSizeGreaterThan(2);
    }

    @Test
    void billUnderNumbersTheRegisterTakes() throws IOException {
        List<String> lines = Files.readAllLines(BillingRegister.write(folder));

        assertThat(lines.getFirst()).isEqualTo("national_id|structure|identifiant_facturation|code_specialite_amo");
        assertThat(lines.subList(1, lines.size())).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        lines.stream()
                .skip(1)
                .map(line -> line.split("\\|", -1))
                .forEach(field -> assertThat(BillingEntry.of(field[0], field[1], field[2], field[3]))
                        .isNotNull());
    }

    @Test
    void haveEachASealThatNamesIt() throws IOException, GeneralSecurityException {
        SandboxHome home = new SandboxHome(folder);
        assertThat(Seals.issue(home, Clock.systemUTC(), new SecureRandom())).isTrue();

        for (String structure : Workplaces.structures()) {
            Properties signer = new Properties();
            Path directory = Seals.directory(home);
            try (var text = Files.newBufferedReader(directory.resolve(structure + ".properties"))) {
                signer.load(text);
            }
            assertThat(signer).containsEntry("type", "pkcs12").hasSize(3);
            char[] password = Files.readString(directory.resolve(signer.getProperty("password-file")))
                    .strip()
                    .toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (var file = Files.newInputStream(directory.resolve(signer.getProperty("file")))) {
                store.load(file, password);
            }
            X509Certificate seal =
                    (X509Certificate) store.getCertificate(store.aliases().nextElement());
            assertThat(seal.getSubjectX500Principal().getName()).contains("OU=" + structure);
        }
        assertThat(Seals.issue(home, Clock.systemUTC(), new SecureRandom())).isFalse();
    }
}
