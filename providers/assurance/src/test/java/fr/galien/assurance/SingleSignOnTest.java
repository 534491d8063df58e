package fr.galien.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleSignOnTest {

    @ParameterizedTest
    @CsvSource({
        // confirmed, may ask, known, what becomes of it
        "true,  true,  true,  ASK",
        "true,  true,  false, ASK",
        "true,  false, true,  ANSWER",
        "true,  false, false, INTERACTION_REQUIRED",
        "false, true,  false, ANSWER",
        "false, false, false, ANSWER"
    })
    void asksThePersonUnlessTheSoftwareForbidsIt(boolean confirmed, boolean mayAsk, boolean known, SingleSignOn what) {
        assertThat(SingleSignOn.of(confirmed, mayAsk, known)).isEqualTo(what);
    }
}
