package fr.galien.testkit.nation;

import fr.galien.identity.Practice;
import java.util.function.Consumer;

/**
 * A person as lines of {@code PS_LibreAcces_Dipl_AutExerc}: for each practice a diploma, an authorisation or both on one
 * line, for some a second diploma. Students and those known by their role alone have none.
 */
record QualificationLines() implements PersonLines {

    private static final int DIPLOMA_CELLS = 4;

    @Override
    public void write(Person who, Consumer<Row> file) {
        Dice dice = who.dice("qualifications");
        for (Practice practice : who.professional().practices()) {
            Occupations.diplomaOf(practice).ifPresent(diploma -> write(who, practice, diploma, dice, file));
        }
    }

    private static void write(Person who, Practice practice, Coded diploma, Dice dice, Consumer<Row> file) {
        int chance = dice.below(100);
        String discipline = dice.pick(Terminology.AUTHORISATION_DISCIPLINE.codes());
        Row row = start(who, practice);
        if (chance < 6) {
            file.accept(authorisation(row.empty(DIPLOMA_CELLS), "AE", discipline));
        } else if (chance < 16) {
            file.accept(authorisation(diploma(row, "DE", diploma), "AU", discipline));
        } else {
            file.accept(diploma(row, "DE", diploma).restEmpty());
        }
        if (chance >= 85) {
            Coded second = new Coded(
                    "DES" + diploma.code().substring(2), diploma.label().replaceFirst("DE", "DES"));
            file.accept(diploma(start(who, practice), "DES", second).restEmpty());
        }
    }

    private static Row start(Person who, Practice practice) {
        return new Row(Columns.QUALIFICATIONS)
                .identifier(who.professional().key())
                .cell(practice.familyName())
                .cell(practice.givenName());
    }

    private static Row diploma(Row row, String typeCode, Coded diploma) {
        return row.coded(Terminology.DIPLOMA_TYPE, typeCode)
                .cell(diploma.code())
                .cell(diploma.label());
    }

    private static Row authorisation(Row row, String typeCode, String discipline) {
        return row.coded(Terminology.AUTHORISATION_TYPE, typeCode)
                .coded(Terminology.AUTHORISATION_DISCIPLINE, discipline);
    }
}
