package fr.galien.tests.walk;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** What a page would send. */
record Form(URI action, Map<String, String> fields) {

    static Optional<Form> in(Document page, String selector) {
        if (!(page.selectFirst(selector) instanceof FormElement form)) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (KeyVal field : form.formData()) {
            fields.put(field.key(), field.value());
        }
        return Optional.of(new Form(URI.create(form.absUrl("action")), fields));
    }

    Form and(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Form(action, more);
    }

    Form and(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.putAll(others);
        return new Form(action, more);
    }

    /** Nothing but this. */
    Form only(String name, String value) {
        return new Form(action, Map.of(name, value));
    }
}
