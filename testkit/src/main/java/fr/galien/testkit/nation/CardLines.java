package fr.galien.testkit.nation;

import fr.galien.identity.NationalId;
import java.time.LocalDate;
import java.util.function.Consumer;

/** A person as lines of {@code Porteurs_CPS_CPF}: one for each card they have or had. */
record CardLines() implements PersonLines {

    @Override
    public void write(Person who, Consumer<Row> file) {
        NationalId id = who.professional().key();
        for (Card card : Card.of(who)) {
            file.accept(new Row(Columns.CARDS)
                    .cell(id.withoutTypeDigit().orElseThrow())
                    .cell(card.practice().familyName())
                    .cell(card.practice().givenName())
                    .cell(card.practice().professionCode())
                    .cell(card.practice().categoryCode())
                    .coded(Terminology.CARD_TYPE, card.typeCode())
                    .cell(card.number())
                    .cell(id.value())
                    .cell(card.validFrom().toString())
                    .cell(card.validUntil().toString())
                    .cell(card.opposedOn().map(LocalDate::toString).orElse(""))
                    .cell(card.updatedOn().toString()));
        }
    }
}
