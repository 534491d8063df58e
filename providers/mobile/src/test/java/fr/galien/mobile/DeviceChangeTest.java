package fr.galien.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Levels;
import fr.galien.assurance.Means;
import fr.galien.identity.Assurance;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it takes to do something to a phone of one's own. */
class DeviceChangeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Levels LEVELS =
            Levels.of(setting -> setting.startsWith("galien.level.lasts.") ? "14400" : most(setting));

    private static final Evidence WEAK = used(Means.PHONE, 1);
    private static final Evidence CARD = used(Means.SMART_CARD, 60);
    private static final Evidence OLD_CARD = used(Means.SMART_CARD, 3600);

    @ParameterizedTest
    @ValueSource(strings = {"ring", "silence", "suspend"})
    void letsAnySessionDoWhatWeakensNothing(String act) {
        assertThat(change(act).missing(device(KeyProtection.TEE), WEAK, LEVELS, NOW))
                .isEmpty();
    }

    @Test
    void bringsADeviceBackByEvidenceOfTheMomentAsStrongAsWhatVouchedForIt() {
        DeviceChange back = change("reactivate");
        Device device = device(KeyProtection.UNKNOWN);

        assertThat(back.missing(device, CARD, LEVELS, NOW)).isEmpty();
        assertThat(back.missing(device, OLD_CARD, LEVELS, NOW)).contains(Assurance.EIDAS2);
        assertThat(back.missing(device, WEAK, LEVELS, NOW)).contains(Assurance.EIDAS2);
    }

    @Test
    void renamesADeviceInASessionAsStrongAsIt() {
        assertThat(change("rename").missing(device(KeyProtection.TEE), OLD_CARD, LEVELS, NOW))
                .isEmpty();
        assertThat(change("rename").missing(device(KeyProtection.TEE), WEAK, LEVELS, NOW))
                .contains(Assurance.EIDAS2);
    }

    @Test
    void revokesADeviceInASessionAsStrongAsIt() {
        DeviceChange gone = change("revoke");

        assertThat(gone.missing(device(KeyProtection.TEE), OLD_CARD, LEVELS, NOW))
                .isEmpty();
        assertThat(gone.missing(device(KeyProtection.TEE), WEAK, LEVELS, NOW)).contains(Assurance.EIDAS2);
        assertThat(gone.missing(device(KeyProtection.UNKNOWN), WEAK, LEVELS, NOW))
                .isEmpty();
    }

    @Test
    void readsNothingElse() {
        assertThat(DeviceChange.read("enrol", null)).isEmpty();
        assertThat(DeviceChange.read(null, null)).isEmpty();
        assertThat(DeviceChange.read("rename", "\u202E")).isEmpty();
        assertThat(DeviceChange.read("rename", " Le vert ")).contains(new DeviceChange.Rename("Le vert"));
    }

    private static String most(String setting) {
        return Arrays.stream(Means.values())
                .filter(means -> setting.equals("galien.level." + means.setting()))
                .map(means -> means.most().acr())
                .findFirst()
                .orElse(null);
    }

    private static DeviceChange change(String act) {
        return DeviceChange.read(act, "Téléphone").orElseThrow();
    }

    private static Evidence used(Means means, int secondsAgo) {
        return new Evidence(List.of(new Evidence.Act(means, NOW.minusSeconds(secondsAgo))));
    }

    private static Device device(KeyProtection protection) {
        return new Device(
                "kid",
                "{}",
                new UserKey.Native("{}"),
                "Téléphone",
                "android",
                "",
                "",
                EnrolledBy.CARD,
                Assurance.EIDAS2,
                protection,
                NOW,
                Device.Status.ACTIVE,
                true,
                Optional.empty());
    }
}
