package fr.galien.card.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.galien.card.CardPolicy;
import fr.galien.card.CardType;
import fr.galien.card.revocation.RevocationPolicy;
import fr.galien.card.revocation.RevocationPolicy.Demand;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.provider.ProviderConfigProperty;

class PolicySettingsTest {

    @Test
    void areTheDefaultsWhereNothingIsSaid() {
        assertThat(PolicySettings.read(null)).isEqualTo(CardPolicy.DEFAULT);
        assertThat(PolicySettings.read(Map.of("card-types", "  "))).isEqualTo(CardPolicy.DEFAULT);
    }

    @Test
    void areTheDefaultsWhereTheConsoleSavesWhatItShows() {
        Map<String, String> shown = new HashMap<>();
        for (ProviderConfigProperty property : PolicySettings.metadata()) {
            if (property.getDefaultValue() != null) {
                shown.put(property.getName(), property.getDefaultValue().toString());
            }
        }

        assertThat(PolicySettings.read(shown)).isEqualTo(CardPolicy.DEFAULT);
    }

    @Test
    void areWhatIsSaid() {
        assertThat(PolicySettings.read(Map.of(
                        "card-types", "cps, CPE",
                        "certificate-policies", "1.2.250.1.213.1.7.2.1.1.1.1",
                        "revocation-demand", "either",
                        "revocation-oldest-list", "12",
                        "revocation-unknown", "lower")))
                .isEqualTo(new CardPolicy(
                        Set.of(CardType.CPS, CardType.CPE),
                        Set.of("1.2.250.1.213.1.7.2.1.1.1.1"),
                        new RevocationPolicy(Demand.EITHER, Duration.ofHours(12)),
                        CardPolicy.WhenUnknown.LOWER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            card-types;             cps, cpx
            card-types;             cps,,cpf
            certificate-policies;   1.2.x
            certificate-policies;   anyPolicy
            revocation-demand;      list, ocsp
            revocation-oldest-list; 0
            revocation-oldest-list; 169
            revocation-oldest-list; -1
            revocation-oldest-list; 36h
            revocation-unknown;     accept
            """)
    void areRefusedByTheirNameWhereOneIsNone(String setting, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicySettings.read(Map.of(setting, value)))
                .withMessageContaining(setting);
    }
}
