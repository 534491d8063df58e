package fr.galien.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.Assurance;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

    private final Map<String, String> settings = new HashMap<>();

    LevelsTest() {
        Arrays.stream(Means.values())
                .forEach(means -> settings.put(
                        "galien.level." + means.setting(), means.most().acr()));
        settings.put("galien.level.lasts.eidas3", "3600");
        settings.put("galien.level.lasts.eidas2", "7200");
        settings.put("galien.level.lasts.eidas1", "14400");
    }

    @ParameterizedTest
    @EnumSource
    void isWorthWhatTheTableSays(Means means) {
        assertThat(worth(0, means)).isEqualTo(means.most().acr());
    }

    @Test
    void neverAddsUp() {
        assertThat(worth(0, Means.PASSKEY, Means.PASSWORD_WITH_CODE, Means.PHONE, Means.PHONE_OFFLINE))
                .isEqualTo("eidas1");
    }

    @Test
    void fadesLevelByLevel() {
        assertThat(worth(3599, Means.SMART_CARD)).isEqualTo("eidas3");
        assertThat(worth(3600, Means.SMART_CARD)).isEqualTo("eidas2");
        assertThat(worth(7200, Means.SMART_CARD)).isEqualTo("eidas1");
        assertThat(worth(14400, Means.SMART_CARD)).isEqualTo("none");
    }

    @Test
    void saysByWhichActTheLevelIsReachedNow() {
        Evidence evidence = new Evidence(List.of(
                new Evidence.Act(Means.SMART_CARD, MORNING.minusSeconds(7200)),
                new Evidence.Act(Means.PASSKEY, MORNING, "key")));

        assertThat(levels().worth(evidence, MORNING)).hasValueSatisfying(worth -> {
            assertThat(worth.level()).isEqualTo(Assurance.EIDAS1);
            assertThat(worth.by().with()).isEqualTo("key");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Means.class,
            names = {"PASSKEY", "PHONE_OFFLINE", "PASSWORD_WITH_CODE", "PASSWORD_WITH_RECOVERY_CODE"})
    void isWorthNothingToSoftwareThatDidNotSayItTakesThem(Means means) {
        Evidence evidence = new Evidence(List.of(new Evidence.Act(means, MORNING)));

        assertThat(levels().worth(evidence, AcceptedMeans.of(null), MORNING)).isEmpty();
        assertThat(levels().worth(evidence, AcceptedMeans.of("other"), MORNING)).isEmpty();
        assertThat(levels().worth(evidence, AcceptedMeans.of(" passkey  offline-code password "), MORNING))
                .isPresent();
    }

    @Test
    void lowersAMeansWhereTheOperatorSaysSo() {
        settings.put("galien.level.smart-card", "eidas2");

        assertThat(worth(0, Means.SMART_CARD)).isEqualTo("eidas2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eidas3", "EIDAS1", "high", ""})
    void isWorthNothingByASettingThatIsTooHighOrMisspelt(String setting) {
        settings.put("galien.level.passkey", setting);

        assertThat(worth(0, Means.PASSKEY)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "an hour", "99999999999"})
    void lastsNotAtAllByASettingThatIsNone(String setting) {
        settings.put("galien.level.lasts.eidas3", setting);

        assertThat(worth(0, Means.SMART_CARD)).isEqualTo("eidas2");
    }

    @Test
    void isWorthNothingWithoutATable() {
        settings.clear();

        assertThat(worth(0, Means.values())).isEqualTo("none");
    }

    private String worth(int secondsAgo, Means... means) {
        Evidence evidence = new Evidence(Arrays.stream(means)
                .map(one -> new Evidence.Act(one, MORNING.minusSeconds(secondsAgo)))
                .toList());
        return levels().worth(evidence, MORNING)
                .map(worth -> worth.level().acr())
                .orElse("none");
    }

    private Levels levels() {
        return Levels.of(settings::get);
    }
}
