package fr.galien.directory;

import fr.galien.identity.ProductionCheck;
import java.util.List;

/** A production directory holds nobody of the test range, and one that cannot be asked is not taken for innocent. */
public final class NoTestPeople implements ProductionCheck {

    private static final String CODE = "PROD-0903";

    private final TestPeople testPeople;

    public NoTestPeople(TestPeople testPeople) {
        this.testPeople = testPeople;
    }

    @Override
    public List<Fault> faults() {
        return switch (testPeople.presence()) {
            case ABSENT -> List.of();
            case PRESENT ->
                List.of(new Fault(
                        CODE,
                        "the directory holds people of the test range 899700: point --spi-storage--galien-directory--url"
                                + " at a database that only ever received national extractions"));
            case UNKNOWN ->
                List.of(new Fault(
                        CODE,
                        "the directory could not be asked whether it holds test people: see that the database behind"
                                + " --spi-storage--galien-directory--url answers and holds the directory's schema"));
        };
    }
}
