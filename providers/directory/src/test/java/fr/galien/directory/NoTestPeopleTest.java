package fr.galien.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.ProductionCheck;
import org.junit.jupiter.api.Test;

class NoTestPeopleTest {

    @Test
    void findsNoFaultInADirectoryWithoutTestPeople() {
        assertThat(new NoTestPeople(() -> TestPeople.Presence.ABSENT).faults()).isEmpty();
    }

    @Test
    void namesTheFaultOfADirectoryWithTestPeople() {
        assertThat(new NoTestPeople(() -> TestPeople.Presence.PRESENT).faults())
                .extracting(ProductionCheck.Fault::code)
                .containsExactly("PROD-0903");
    }

    @Test
    void doesNotTakeADirectoryThatDoesNotAnswerForInnocent() {
        assertThat(new NoTestPeople(() -> TestPeople.Presence.UNKNOWN).faults())
                .extracting(ProductionCheck.Fault::code)
                .containsExactly("PROD-0903");
    }
}
