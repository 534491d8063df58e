package fr.galien.testkit.demo;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import net.minidev.json.JSONStyle;
import net.minidev.json.JSONValue;

/** Writes a JSON value the way people read it. The library at hand writes it on one line only. */
final class PrettyJson {

    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private PrettyJson() {}

    static String of(Map<String, ?> object) {
        PrettyJson writer = new PrettyJson();
        writer.value(object, "");
        return writer.out.toString();
    }

    private void value(Object value, String indent) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() -> {
                out.append('{');
                each(map.entrySet(), indent, entry -> {
                    string(entry.getKey());
                    out.append(": ");
                    value(entry.getValue(), indent + STEP);
                });
                out.append('}');
            }
            case Collection<?> list
            when !list.isEmpty() -> {
                out.append('[');
                each(list, indent, element -> value(element, indent + STEP));
                out.append(']');
            }
            case Map<?, ?> empty -> out.append("{}");
            case Collection<?> empty -> out.append("[]");
            case Number number -> out.append(number);
            case Boolean bool -> out.append(bool);
            case null -> out.append("null");
            default -> string(value);
        }
    }

    private <T> void each(Collection<T> elements, String indent, Consumer<T> write) {
        for (Iterator<T> rest = elements.iterator(); rest.hasNext(); ) {
            out.append('\n').append(indent).append(STEP);
            write.accept(rest.next());
            out.append(rest.hasNext() ? "," : "\n" + indent);
        }
    }

    private void string(Object text) {
        out.append(JSONValue.toJSONString(text.toString(), JSONStyle.LT_COMPRESS));
    }
}
