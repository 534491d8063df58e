package fr.galien.testkit.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was asked and what came back, as the template {@code service} shows it. */
final class ServicePage {

    private final ServiceDesk.Visit visit;
    private final Words words;

    ServicePage(ServiceDesk.Visit visit, Words words) {
        this.visit = visit;
        this.words = words;
    }

    Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("heading", words.text("service_" + visit.service().key()));
        model.put("service", visit.service().key());
        model.put("place", visit.placeNumber());
        model.put("asked", asked());
        model.put("answered", visit.result().isPresent());
        visit.result().ifPresent(result -> {
            model.put("lines", result.lines());
            result.table().ifPresent(table -> model.put("table", table(table)));
        });
        model.put(
                "writes",
                visit.service() == CalledService.PRESCRIPTION && visit.result().isPresent());
        visit.refused().ifPresent(refused -> model.put("refused", refused(refused)));
        visit.token().ifPresent(token -> model.put("claims", PrettyJson.of(token.claims())));
        return model;
    }

    private List<Line> asked() {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(words.text("service_audience"), visit.service().audience()));
        lines.add(Line.of(words.text("service_scope"), visit.service().scope()));
        visit.place().ifPresent(place -> {
            lines.add(new Line(words.text("service_structure"), place.name(), place.structure()));
            lines.add(Line.of(words.text("service_situation"), place.situation()));
        });
        visit.token()
                .ifPresent(token -> lines.add(Line.of(
                        words.text("service_token"),
                        words.text("service_token_lives").formatted(token.seconds()))));
        return lines;
    }

    private static Map<String, Object> table(ServiceResult.Table table) {
        return Map.of(
                "caption", table.caption(),
                "columns", table.columns(),
                "rows", table.rows(),
                "empty", table.empty(),
                "none", table.none());
    }

    private Map<String, Object> refused(ServiceRefused refused) {
        String code = refused.failure().code();
        return Map.of(
                "what",
                words.text(code),
                "hint",
                words.text(code + ".hint"),
                "command",
                refused.failure() == ServiceFailure.NOT_STARTED,
                "login",
                refused.failure() == ServiceFailure.SESSION_OVER,
                "words",
                refused.words(),
                "code",
                code);
    }
}
