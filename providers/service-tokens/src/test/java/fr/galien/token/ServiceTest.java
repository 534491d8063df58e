package fr.galien.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.identity.Assurance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTest {

    @Test
    void hasTheDefaultsOfTheContract() {
        Service service = service(Map.of()).orElseThrow();

        assertThat(service.lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(service.outlivesSession()).isFalse();
        assertThat(service.legacyBinding()).isFalse();
        assertThat(service.leastLevel()).isEqualTo(Assurance.EIDAS1);
        assertThat(service.purposes()).containsExactly(Purpose.NORMAL);
    }

    @ParameterizedTest
    @CsvSource({"record, 7200, 7200", "record, 14401, 14400", "messaging, 60, 60", "messaging, 3600, 300"})
    void livesNoLongerThanItsKindMay(String kind, String wished, long seconds) {
        assertThat(service(Map.of(Service.KIND, kind, Service.LIFETIME, wished))
                        .orElseThrow()
                        .lifetime())
                .hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "galien.service, dossier",
        "galien.service, ''",
        "galien.service.lifetime, 0",
        "galien.service.lifetime, -1",
        "galien.service.lifetime, forever",
        "galien.service.level, eidas4"
    })
    void isNoneWhenHalfRegistered(String attribute, String value) {
        assertThat(service(Map.of(attribute, value))).isEmpty();
    }

    @Test
    void knowsThePurposesTheOperatorAdded() throws ExchangeRefused {
        Service service = service(Map.of(Service.PURPOSES, "bris=Bris de glace; centre15=Centre 15 ;rien"))
                .orElseThrow();

        assertThat(service.purpose(Optional.of("bris"))).isEqualTo(new Purpose("bris", "Bris de glace"));
        assertThat(service.purpose(Optional.of("centre15")).label()).isEqualTo("Centre 15");
        assertThat(service.purpose(Optional.empty())).isEqualTo(Purpose.NORMAL);
        assertThatThrownBy(() -> service.purpose(Optional.of("rien"))).hasMessageStartingWith("TOKEN-0422");
    }

    private static Optional<Service> service(Map<String, String> different) {
        Map<String, String> attributes =
                new HashMap<>(Map.of(Service.KIND, "record", Service.SCOPES, "record:read record:write"));
        attributes.putAll(different);
        return Service.of("service", attributes::get);
    }
}
