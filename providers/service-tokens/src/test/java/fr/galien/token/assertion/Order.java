package fr.galien.token.assertion;

import fr.galien.directory.FindBilling.Billing;
import fr.galien.identity.Expertise;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.oidc.StructureNumber;
import fr.galien.token.Purpose;
import fr.galien.token.Situation;
import fr.galien.token.SoftwareProduct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Orders of assertions: a doctor's that is good in every respect, and what can be changed in it. */
record Order(
        List<Practice> practices,
        Situation situation,
        Optional<SoftwareProduct> software,
        String authMode,
        Optional<String> patient,
        Optional<String> confidentiality,
        Optional<Billing> billing) {

    static final StructureNumber STRUCTURE = new StructureNumber("10B0193488");
    static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
    static final Instant LOGIN = Instant.parse("2026-11-22T08:00:00Z");
    static final String PATIENT = "160100406301960^^^&1.2.250.1.213.1.4.10&ISO^NH";

    static Order ofADoctor() {
        return new Order(
                List.of(practice("10", "C", "SM26")),
                new Situation(
                        "10",
                        "C",
                        Optional.of(new Expertise("S", "SM26")),
                        "",
                        "",
                        "SA07",
                        "L",
                        STRUCTURE,
                        "F10B0193488",
                        "CABINET D'AUBREUIL"),
                Optional.of(new SoftwareProduct("LPS-1", "Logiciel & Cie", "4.2", Optional.of("HOMOLOGATION-1"))),
                "CARD",
                Optional.of(PATIENT),
                Optional.empty(),
                Optional.of(new Billing("691234567", "01")));
    }

    static Practice practice(String profession, String category, String... expertises) {
        return new Practice(
                profession,
                category,
                "DR",
                "D'AUBREUIL",
                "Éloïse",
                Stream.of(expertises).map(code -> new Expertise("S", code)).toList(),
                List.of());
    }

    Order practices(Practice... these) {
        return new Order(List.of(these), situation, software, authMode, patient, confidentiality, billing);
    }

    /** As what, without specialty, section or role. */
    Order as(String profession, String category) {
        return situation(was -> new Situation(
                profession,
                category,
                Optional.empty(),
                "",
                "",
                was.sectorCode(),
                was.modeCode(),
                was.structure(),
                was.structureId(),
                was.structureName()));
    }

    Order section(String section) {
        return situation(was -> new Situation(
                was.professionCode(),
                was.categoryCode(),
                was.expertise(),
                section,
                was.roleCode(),
                was.sectorCode(),
                was.modeCode(),
                was.structure(),
                was.structureId(),
                was.structureName()));
    }

    Order role(String role) {
        return situation(was -> new Situation(
                was.professionCode(),
                was.categoryCode(),
                was.expertise(),
                was.pharmacistSectionCode(),
                role,
                was.sectorCode(),
                was.modeCode(),
                was.structure(),
                was.structureId(),
                was.structureName()));
    }

    Order sector(String sector) {
        return situation(was -> new Situation(
                was.professionCode(),
                was.categoryCode(),
                was.expertise(),
                was.pharmacistSectionCode(),
                was.roleCode(),
                sector,
                was.modeCode(),
                was.structure(),
                was.structureId(),
                was.structureName()));
    }

    Order structure(StructureNumber structure) {
        return situation(was -> new Situation(
                was.professionCode(),
                was.categoryCode(),
                was.expertise(),
                was.pharmacistSectionCode(),
                was.roleCode(),
                was.sectorCode(),
                was.modeCode(),
                structure,
                was.structureId(),
                was.structureName()));
    }

    Order situation(UnaryOperator<Situation> change) {
        return new Order(practices, change.apply(situation), software, authMode, patient, confidentiality, billing);
    }

    Order software(SoftwareProduct product) {
        return new Order(
                practices, situation, Optional.ofNullable(product), authMode, patient, confidentiality, billing);
    }

    Order login(String mode) {
        return new Order(practices, situation, software, mode, patient, confidentiality, billing);
    }

    Order patient(String id) {
        return new Order(practices, situation, software, authMode, Optional.ofNullable(id), confidentiality, billing);
    }

    Order confidentiality(String code) {
        return new Order(practices, situation, software, authMode, patient, Optional.of(code), billing);
    }

    Order billing(Billing entry) {
        return new Order(
                practices, situation, software, authMode, patient, confidentiality, Optional.ofNullable(entry));
    }

    AssertionOrder at(Instant now) {
        List<NationalId> ids = List.of(new NationalId("00B6087510"), new NationalId("899700000005"));
        return new AssertionOrder(
                new Professional(
                        ids.getFirst(),
                        ids.reversed().stream().map(Identifier::of).toList(),
                        "MME",
                        "D'AUBREUIL",
                        "Éloïse",
                        practices,
                        Optional.empty()),
                situation,
                software,
                authMode,
                LOGIN,
                Purpose.NORMAL,
                patient,
                confidentiality,
                billing,
                now);
    }

    AssertionOrder now() {
        return at(NOW);
    }
}
