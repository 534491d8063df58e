package fr.galien.mobile.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "10.20.1.2, CHU de Rennes",
        "10.20.30.40, Urgences",
        "10.21.0.1, 10.21.0.1",
        "2001:db8:1::7, Clinique",
        "2001:db9::1, 2001:db9::1",
        "not-an-address, not-an-address"
    })
    void namesTheNarrowestNetwork(String address, String place) throws IOException {
        assertThat(networks().place(address)).isEqualTo(place);
    }

    @Test
    void showsAddressesWhereNothingIsNamedOrTheFileIsAway() {
        assertThat(Networks.read(null).place("10.20.1.2")).isEqualTo("10.20.1.2");
        assertThat(Networks.read(home.resolve("none").toString()).place("10.20.1.2"))
                .isEqualTo("10.20.1.2");
    }

    private Networks networks() throws IOException {
        Path file = home.resolve("networks.properties");
        Files.writeString(file, """
                10.20.0.0/16 = CHU de Rennes
                10.20.30.0/24 = Urgences
                2001\\:db8\\:1\\:\\:/48 = Clinique
                10.21.0.0/33 = too narrow
                10.21.0.0 = no prefix
                nowhere/8 = no address
                """);
        return Networks.read(file.toString());
    }
}
