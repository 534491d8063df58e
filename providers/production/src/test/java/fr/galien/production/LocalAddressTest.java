package fr.galien.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "https://localhost:8447/callback",
                "https://LOCALHOST/*",
                "http://localhost./x",
                "https://app.localhost/cb",
                "http://localhost.localdomain/",
                "http://127.0.0.1:3000/cb",
                "http://127.1.2.3/",
                "http://127.1/",
                "http://0.0.0.0/",
                "http://[::1]:8080/cb",
                "http://[::]/cb",
                "http://[0:0:0:0:0:0:0:1]/cb",
                "http://[::ffff:127.0.0.1]/cb",
                "http://user@localhost/",
                "http://localhost:*/cb",
                "myapp://localhost/cb"
            })
    void findsAddressesOfOnesOwnMachine(String address) {
        assertThat(LocalAddress.isLocal(address)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*",
                "/realms/master/account/*",
                "https://dpi.example.fr/callback",
                "https://localhost.example.fr/",
                "https://mylocalhost/",
                "https://example.fr/?to=http://localhost/",
                "myapp:/callback",
                "https://10.0.0.1/",
                "${authBaseUrl}"
            })
    void letsOthersPass(String address) {
        assertThat(LocalAddress.isLocal(address)).isFalse();
    }
}
