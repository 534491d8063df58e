package fr.galien.card.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevokedSerialsTest {

    private static final int NATIONAL = 500_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 1_000, 10_923, 50_000})
    void knowsExactlyWhatWasAdded(int entries) {
        Random random = new Random(entries);
        Set<BigInteger> added = new HashSet<>();
        RevokedSerials.Builder builder = new RevokedSerials.Builder();
        for (int entry = 0; entry < entries; entry++) {
            BigInteger serial = new BigInteger(1 + random.nextInt(160), random);
            added.add(serial);
            builder.add(serial);
        }

        RevokedSerials serials = builder.build();

        assertThat(serials.size()).isEqualTo(added.size());
        assertThat(added).allMatch(serials::contains);
        for (int other = 0; other < 20_000; other++) {
            BigInteger serial = new BigInteger(1 + random.nextInt(160), random);
            assertThat(serials.contains(serial)).isEqualTo(added.contains(serial));
        }
    }

    @Test
    void tellsApartWhatDiffersInLengthOrSignAlone() {
        RevokedSerials.Builder builder = new RevokedSerials.Builder();
        builder.add(new BigInteger("-1"));
        builder.add(new BigInteger("00FF", 16));
        RevokedSerials serials = builder.build();

        assertThat(serials.contains(BigInteger.valueOf(-1))).isTrue();
        assertThat(serials.contains(BigInteger.valueOf(0xFF))).isTrue();
        assertThat(serials.contains(BigInteger.valueOf(0xFFFF))).isFalse();
        assertThat(serials.contains(BigInteger.ZERO)).isFalse();
        assertThat(serials.contains(BigInteger.valueOf(0xFF).shiftLeft(8))).isFalse();
    }

    @Test
    void countsOnceWhatIsThereTwice() {
        RevokedSerials.Builder builder = new RevokedSerials.Builder();
        builder.add(BigInteger.TWO);
        builder.add(BigInteger.TWO);

        assertThat(builder.build().size()).isEqualTo(1);
    }

    @Test
    void takesTheLongestThereIsAndNoLonger() {
        BigInteger longest = BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE);
        RevokedSerials.Builder builder = new RevokedSerials.Builder();
        builder.add(longest);

        assertThatThrownBy(() -> builder.add(longest.shiftLeft(8))).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.build().contains(longest)).isTrue();
    }

    @Test
    void isNotMoreThan16MegabytesForHalfAMillionOfTheLongest() {
        RevokedSerials.Builder builder = new RevokedSerials.Builder();
        Random random = new Random(1);
        for (int entry = 0; entry < NATIONAL; entry++) {
            builder.add(new BigInteger(160, random).setBit(159));
        }

        assertThat(builder.build().retained())
                .isLessThanOrEqualTo(16_000_000)
                .isEqualTo(RevokedSerials.retainedAtMost(NATIONAL));
    }
}
