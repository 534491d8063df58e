package fr.galien.factor;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Levels;
import fr.galien.assurance.Means;
import fr.galien.factor.HeldMeans.Kind;
import fr.galien.identity.Assurance;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody takes away, or renames, a means that is stronger than what they show. */
class MeansChangeAttackTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Levels LEVELS = Levels.of(table()::get);

    private static final HeldMeans CARD = means("card", Kind.CARD, Assurance.EIDAS3);
    private static final HeldMeans KEY = means("key", Kind.KEY, Assurance.EIDAS2);
    private static final HeldMeans PASSKEY = means("passkey", Kind.KEY, Assurance.EIDAS1);
    private static final HeldMeans PHONE = means("phone", Kind.PHONE, Assurance.EIDAS1);
    private static final HeldMeans PASSWORD = means("password", Kind.PASSWORD, Assurance.EIDAS1);
    private static final HeldMeans TOTP = means("totp", Kind.TOTP, Assurance.EIDAS1);
    private static final HeldMeans CODES = means("codes", Kind.RECOVERY_CODES, Assurance.EIDAS1);

    private static Map<String, String> table() {
        Map<String, String> table = new HashMap<>();
        Arrays.stream(Means.values())
                .forEach(means -> table.put(
                        "galien.level." + means.setting(), means.most().acr()));
        Arrays.stream(Assurance.values()).forEach(level -> table.put("galien.level.lasts." + level.acr(), "14400"));
        return table;
    }

    @ParameterizedTest
    @CsvSource({
        "PASSKEY, key, EIDAS2",
        "PHONE, key, EIDAS2",
        "PASSWORD_WITH_CODE, key, EIDAS2",
        "SECURITY_KEY, key, ",
        "SMART_CARD, key, ",
        "PASSWORD_WITH_RECOVERY_CODE, passkey, "
    })
    void takesTheLevelOfTheMeansToDeleteOrRenameIt(Means shown, String id, Assurance missing) {
        HeldMeans means = id.equals("key") ? KEY : PASSKEY;

        assertThat(new MeansChange.Delete().missing(means, done(shown, Duration.ZERO), LEVELS, NOW))
                .isEqualTo(Optional.ofNullable(missing));
        assertThat(new MeansChange.Rename("x").missing(means, done(shown, Duration.ZERO), LEVELS, NOW))
                .isEqualTo(Optional.ofNullable(missing));
    }

    /** A desk left for a coffee. */
    @Test
    void deletesNothingByWhatWasShownLongAgo() {
        Evidence fresh = done(Means.SMART_CARD, MeansChange.FRESH);
        Evidence old = done(Means.SMART_CARD, MeansChange.FRESH.plusSeconds(1));

        assertThat(new MeansChange.Delete().missing(PASSKEY, fresh, LEVELS, NOW))
                .isEmpty();
        assertThat(new MeansChange.Delete().missing(PASSKEY, old, LEVELS, NOW)).contains(Assurance.EIDAS1);
        assertThat(new MeansChange.Rename("x").missing(PASSKEY, old, LEVELS, NOW))
                .isEmpty();
    }

    /** A fresh weak act does not bring an old strong one back. */
    @Test
    void doesNotAddAFreshActToAnOldOne() {
        Evidence both = done(Means.SMART_CARD, Duration.ofMinutes(30)).and(done(Means.PASSKEY, Duration.ZERO));

        assertThat(new MeansChange.Delete().missing(KEY, both, LEVELS, NOW)).contains(Assurance.EIDAS2);
    }

    @Test
    void takesAtLeastSomethingForAFactorThatIsWorthNothingAlone() {
        HeldMeans alone = new HeldMeans("totp", Kind.TOTP, Optional.empty());

        assertThat(new MeansChange.Delete().missing(alone, new Evidence(List.of()), LEVELS, NOW))
                .contains(Assurance.EIDAS1);
        assertThat(new MeansChange.Delete().missing(alone, done(Means.PASSKEY, Duration.ZERO), LEVELS, NOW))
                .isEmpty();
    }

    @Test
    void keepsTheLastWayIn() {
        assertThat(delete(PASSKEY, PASSKEY)).contains(MeansRefusal.LAST_MEANS);
        assertThat(delete(KEY, KEY, TOTP)).contains(MeansRefusal.LAST_MEANS);
        assertThat(delete(TOTP, TOTP, PASSWORD)).contains(MeansRefusal.LAST_MEANS);
        assertThat(delete(PASSWORD, TOTP, PASSWORD, CODES)).contains(MeansRefusal.LAST_MEANS);
        assertThat(delete(CODES, PASSWORD, CODES)).contains(MeansRefusal.LAST_MEANS);
        assertThat(delete(KEY, KEY, new HeldMeans("phone", Kind.PHONE, Optional.empty())))
                .contains(MeansRefusal.LAST_MEANS);
    }

    @Test
    void letsGoWhatAnotherWayInStandsBeside() {
        assertThat(delete(KEY, KEY, CARD)).isEmpty();
        assertThat(delete(KEY, KEY, PHONE)).isEmpty();
        assertThat(delete(KEY, KEY, PASSKEY)).isEmpty();
        assertThat(delete(KEY, KEY, PASSWORD, TOTP)).isEmpty();
        assertThat(delete(TOTP, TOTP, PASSWORD, CODES)).isEmpty();
    }

    /** Or the means of somebody whose phone is suspended could not be cleared away. */
    @Test
    void letsGoWhatIsNoWayIn() {
        HeldMeans alone = new HeldMeans("totp", Kind.TOTP, Optional.empty());

        assertThat(delete(alone, alone)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CARD", "PHONE"})
    void deletesNeitherCardsNorPhones(Kind kind) {
        HeldMeans means = means("it", kind, Assurance.EIDAS1);

        assertThat(delete(means, means, KEY)).contains(MeansRefusal.NOT_UNDERSTOOD);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"KEY", "TOTP"},
            mode = EnumSource.Mode.EXCLUDE)
    void namesOnlyWhatHasAName(Kind kind) {
        assertThat(new MeansChange.Rename("x").refusal(means("it", kind, Assurance.EIDAS1), new Holdings(List.of())))
                .contains(MeansRefusal.NOT_UNDERSTOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u202eb", "a\u0000"})
    void takesNoNameThatDoesNotShowAsItIs(String name) {
        assertThat(MeansChange.read("rename", name)).isEmpty();
        assertThat(MeansChange.read("rename", "x".repeat(MeansChange.LONGEST_NAME + 1)))
                .isEmpty();
        assertThat(MeansChange.read("rename", " trousseau ")).contains(new MeansChange.Rename("trousseau"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Delete", "revoke", "add"})
    void doesNotGuessWhatWasMeant(String act) {
        assertThat(MeansChange.read(act, "x")).isEmpty();
        assertThat(MeansChange.read(null, null)).isEmpty();
    }

    private static Optional<MeansRefusal> delete(HeldMeans means, HeldMeans... all) {
        return new MeansChange.Delete().refusal(means, new Holdings(List.of(all)));
    }

    private static HeldMeans means(String id, Kind kind, Assurance level) {
        return new HeldMeans(id, kind, Optional.of(level));
    }

    private static Evidence done(Means means, Duration ago) {
        return new Evidence(List.of(new Evidence.Act(means, NOW.minus(ago))));
    }
}
