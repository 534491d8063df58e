package fr.galien.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTest {

    private static final List<String> OWN = List.of("here", "desk", "ward");

    @ParameterizedTest
    @CsvSource({"one, desk, desk", "one, here, here", "others, , desk ward", "all, , here desk ward"})
    void closesWhatWasAskedFor(String which, String session, String closed) {
        assertThat(Closing.read(which, session).orElseThrow().among(OWN, "here"))
                .containsExactly(closed.split(" "));
    }

    @Test
    void closesNothingOfSomebodyElses() {
        assertThat(Closing.read("one", "theirs").orElseThrow().among(OWN, "here"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"one,", ",", "everything, desk", "'', desk"})
    void doesNotGuessWhatWasMeant(String which, String session) {
        assertThat(Closing.read(which, session)).isEmpty();
    }
}
