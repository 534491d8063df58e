package fr.galien.testkit.nation;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Structure;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Mailboxes of {@code Extraction_Correspondance_MSSante}: those of people ({@code PER}), on a line for each of their
 * practices, and those of structures ({@code ORG}), on a line for each service.
 */
record MailboxLines() implements PersonLines {

    private static final List<String> DOMAINS =
            List.of("medecin.mssante.example", "pro.mssante.example", "region.mssante.example");
    private static final List<String> SERVICES = List.of("SECRETARIAT", "URGENCES");

    /** From the type of identifier of a person to their identifier, and from their title to their savoir-faire. */
    private static final int WHO_CELLS = 3;

    private static final int PRACTICE_CELLS = 9;

    @Override
    public void write(Person who, Consumer<Row> file) {
        Dice dice = who.dice("mailbox");
        boolean has = dice.percent(35) || who.notable();
        if (!has) {
            return;
        }
        String address = who.civil().mailName() + "." + who.index() + "@" + dice.pick(DOMAINS);
        String paperless = dice.percent(70) ? "O" : "N";
        for (Practice practice : who.professional().practices()) {
            Row row = new Row(Columns.MAILBOXES)
                    .cell("PER")
                    .cell(address)
                    .identifier(who.professional().key());
            List<Structure> sites =
                    practice.activities().stream().map(Activity::structure).toList();
            if (sites.isEmpty()) {
                file.accept(practice(row.empty(3), practice).cell(paperless).restEmpty());
            } else {
                Structure site = sites.getFirst();
                practice(structure(row, site).cell(""), practice).cell(paperless);
                file.accept(address(row, site));
            }
        }
    }

    /** Cabinets have none: their people do. */
    @Override
    public void writeRest(Sites sites, Consumer<Row> file) {
        for (SiteKind kind : SiteKind.values()) {
            boolean cabinet = kind.registry == SiteKind.Registry.RPPS_RANK;
            int count = cabinet ? 0 : sites.count(kind);
            for (int index = 0; index < count; index++) {
                Dice dice = sites.dice(kind, "mailbox", index);
                if (dice.percent(30)) {
                    write(sites.at(kind, index), dice, file);
                }
            }
        }
    }

    private static void write(Structure site, Dice dice, Consumer<Row> file) {
        String address = "secretariat." + site.technicalId().toLowerCase(Locale.ROOT) + "@structure.mssante.example";
        int services = dice.percent(10) ? SERVICES.size() : 1;
        for (String service : SERVICES.subList(0, services)) {
            Row row = new Row(Columns.MAILBOXES).cell("ORG").cell(address).empty(WHO_CELLS);
            structure(row, site).cell(service).empty(PRACTICE_CELLS).cell("O");
            file.accept(address(row, site));
        }
    }

    /** The type of a structure's identifier (TRE_G07): 1 FINESS, 3 SIRET, 4 rank of a cabinet. */
    private static Row structure(Row row, Structure site) {
        if (!site.finess().isEmpty()) {
            return row.cell("1").cell(site.finess());
        }
        return site.siret().isEmpty()
                ? row.cell("4").cell(site.formerId().substring(1))
                : row.cell("3").cell(site.siret());
    }

    private static Row practice(Row row, Practice practice) {
        Expertise expertise =
                PersonLines.orOne(practice.expertises(), NO_EXPERTISE).getFirst();
        return row.cell(practice.civilityCode())
                .cell(practice.familyName())
                .cell(practice.givenName())
                .coded(Terminology.CATEGORY, practice.categoryCode())
                .cell(practice.professionCode())
                .cell(Occupations.professionLabel(practice))
                .coded(Terminology.EXPERTISE, expertise.code());
    }

    private static Row address(Row row, Structure site) {
        Town town = Town.of(site.communeCode());
        return row.cell(site.legalName())
                .cell(site.tradeName())
                .cell(site.addresseeDetail())
                .cell(site.locationDetail())
                .cell(site.streetNumber())
                .cell(site.streetNumberSuffix())
                .cell(site.streetTypeCode())
                .cell(site.streetName())
                .cell(site.distribution())
                .cell(site.postalCode() + " " + (site.cedex().isEmpty() ? town.name() : site.cedex()))
                .cell(site.postalCode())
                .cell(town.department())
                .cell("FRANCE");
    }
}
