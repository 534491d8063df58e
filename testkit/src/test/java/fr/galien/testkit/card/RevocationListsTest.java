package fr.galien.testkit.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationListsTest {

    @TempDir
    private Path directory;

    private final Clock clock = Clock.systemUTC();
    private RevocationLists lists;

    @BeforeEach
    void publish() {
        lists = new RevocationLists(directory, CardEnvironment.TEST, TestAuthority.AUTHORITY, clock);
        lists.publish();
    }

    @Test
    void publishesAListForEachAuthorityUnderTheNameOfItsFile() {
        assertThat(lists.files()).hasSize(9);
        assertThat(lists.files().get("TEST AC IGC-SANTE FORT PERSONNES")).hasFileName("ACI-FO-PP-TEST.crl");
        assertThat(lists.files().values()).allMatch(Files::exists);
    }

    @Test
    void revokesOneCertificateAndKeepsItRevoked() throws Exception {
        TestCard revoked = card();
        TestCard other = card();

        lists.revoke(revoked.certificate());
        lists.publish();

        assertThat(lists.isRevoked(revoked.certificate())).isTrue();
        assertThat(lists.isRevoked(other.certificate())).isFalse();
        try (var in = Files.newInputStream(lists.files().get("TEST AC IGC-SANTE FORT PERSONNES"))) {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            list.verify(TestAuthority.AUTHORITY
                    .intermediate(CardEnvironment.TEST, Tier.FORT, Domain.PERSONNES)
                    .getPublicKey());
            assertThat(list.getNextUpdate()).isAfter(list.getThisUpdate());
            assertThat(list.getThisUpdate()).isBeforeOrEqualTo(Date.from(clock.instant()));
        }
    }

    private static TestCard card() {
        return TestAuthority.aDoctor().issue();
    }
}
