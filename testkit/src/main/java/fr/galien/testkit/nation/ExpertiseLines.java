package fr.galien.testkit.nation;

import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import java.util.function.Consumer;

/** A person as lines of {@code PS_LibreAcces_SavoirFaire}: one for each savoir-faire of each practice. */
record ExpertiseLines() implements PersonLines {

    @Override
    public void write(Person who, Consumer<Row> file) {
        for (Practice practice : who.professional().practices()) {
            for (Expertise expertise : practice.expertises()) {
                file.accept(new Row(Columns.EXPERTISES)
                        .identifier(who.professional().key())
                        .cell(practice.familyName())
                        .cell(practice.givenName())
                        .profession(practice)
                        .expertise(expertise));
            }
        }
    }
}
