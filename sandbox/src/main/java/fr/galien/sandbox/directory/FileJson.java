package fr.galien.sandbox.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.galien.directory.HeldCard;
import fr.galien.directory.PersonFile;
import fr.galien.identity.Activity;
import fr.galien.identity.Practice;
import fr.galien.identity.ProfessionLabel;
import fr.galien.identity.Professional;
import fr.galien.sandbox.net.Json;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** A person's file, for machines. Days are ISO 8601; what is not known is null. */
final class FileJson {

    private FileJson() {}

    static ObjectNode of(PersonFile file) {
        Professional person = file.person();
        ObjectNode json = Json.object()
                .put("key", person.key().value())
                .put("civility", person.civility())
                .put("familyName", person.familyName())
                .put("givenName", person.givenName())
                .put("inPractice", person.inPractice())
                .put("leftNation", day(file.leftNation()));
        json.set(
                "identifiers",
                array(person.identifiers(), id -> TextNode.valueOf(id.id().value())));
        json.set("practices", array(person.practices(), FileJson::practice));
        json.set("diplomas", array(file.diplomas(), TextNode::valueOf));
        json.set("cards", array(file.cards(), FileJson::card));
        json.set("mailboxes", array(file.mailboxes(), TextNode::valueOf));
        json.set("revocations", array(file.revocations(), RevocationText::json));
        return json;
    }

    private static ObjectNode practice(Practice practice) {
        ObjectNode json = Json.object()
                .put("profession", practice.professionCode())
                .put("category", practice.categoryCode())
                .put("label", ProfessionLabel.of(practice).orElse(null))
                .put("familyName", practice.familyName())
                .put("givenName", practice.givenName());
        json.set(
                "savoirFaire",
                array(
                        practice.expertises(),
                        expertise ->
                                Json.object().put("type", expertise.typeCode()).put("code", expertise.code())));
        json.set("activities", array(practice.activities(), FileJson::activity));
        return json;
    }

    private static ObjectNode activity(Activity activity) {
        return Json.object()
                .put("mode", activity.modeCode())
                .put("sector", activity.sectorCode())
                .put("role", activity.roleCode())
                .put("structure", activity.structure().technicalId())
                .put("legalName", activity.structure().legalName())
                .put("tradeName", activity.structure().tradeName())
                .put("postalCode", activity.structure().postalCode());
    }

    private static ObjectNode card(HeldCard card) {
        return Json.object()
                .put("number", card.number())
                .put("type", card.type())
                .put("validFrom", day(card.validFrom()))
                .put("validTo", day(card.validTo()))
                .put("opposedOn", day(card.opposedOn()));
    }

    private static <T> ArrayNode array(Collection<T> values, Function<T, JsonNode> json) {
        ArrayNode array = Json.array();
        values.stream().map(json).forEach(array::add);
        return array;
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }
}
