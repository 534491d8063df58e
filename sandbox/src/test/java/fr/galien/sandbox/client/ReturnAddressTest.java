package fr.galien.sandbox.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.Trouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://software.example/callback",
                "https://software.example:8443/a/b?tenant=1",
                "http://localhost:8080/callback",
                "http://127.0.0.1/cb",
                "http://[::1]:3000/cb",
                "http://app.localhost:8080/"
            })
    void takesWholeAddressesOnHttpsOrThisMachine(String address) {
        assertThat(ReturnAddress.parse(address)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "https://software.example/*, wildcard",
        "https://*.example/cb, wildcard",
        "*, wildcard",
        "/callback, not absolute",
        "software.example/callback, not absolute",
        "https:/callback, not absolute",
        "https://software.example/cb#top, fragment",
        "https://me@software.example/cb, user name",
        "http://software.example/cb, neither https nor http on this machine",
        "http://localhost.example/cb, neither https nor http on this machine",
        "app://software/cb, neither https nor http on this machine",
        "javascript://localhost/%0aalert(1), neither https nor http on this machine",
        "https://software.example/a b, not an address"
    })
    void refusesWhatCouldOnlyWorkAsAPatternOrNotAtAll(String address, String why) {
        assertThatThrownBy(() -> ReturnAddress.parse(address)).isInstanceOfSatisfying(Trouble.class, trouble -> {
            assertThat(trouble.code()).isEqualTo("BOX-1070");
            assertThat(trouble.getMessage()).contains(why);
        });
    }
}
