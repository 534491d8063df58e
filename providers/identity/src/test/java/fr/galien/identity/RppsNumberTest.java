package fr.galien.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RppsNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"99700252580", "99700218896", "99700366240", "99700075122", "10002813839"})
    void acceptsTheKeyOfPublicNumbers(String digits) {
        assertThat(new RppsNumber(digits).keyIsRight()).isTrue();
        assertThat(RppsNumber.withKey(digits.substring(0, 10)).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10102727017", "10005678901"})
    void keepsOfficialSamplesWhoseKeyIsWrong(String digits) {
        assertThat(new RppsNumber(digits).keyIsRight()).isFalse();
    }

    @Test
    void knowsTheTestRange() {
        assertThat(new RppsNumber("99700252580").isOfTheTestRange()).isTrue();
        assertThat(new RppsNumber("10002813839").isOfTheTestRange()).isFalse();
    }
}
