package fr.galien.testkit.demo;

import java.util.List;
import java.util.Map;

/**
 * Reads claims whose form nobody has promised: a value of another type than expected reads as empty, never as an error.
 */
record Claims(Map<?, ?> values) {

    String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    /** A number or a text, as text. */
    String scalar(String name) {
        return switch (values.get(name)) {
            case String text -> text;
            case Number number -> number.toString();
            case null, default -> "";
        };
    }

    List<String> texts(String name) {
        return elements(name).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    Claims object(String name) {
        return new Claims(values.get(name) instanceof Map<?, ?> map ? map : Map.of());
    }

    List<Claims> objects(String name) {
        return elements(name).stream()
                .filter(Map.class::isInstance)
                .map(element -> new Claims((Map<?, ?>) element))
                .toList();
    }

    private List<?> elements(String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }
}
