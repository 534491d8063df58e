package fr.galien.sandbox.login;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a refusal page tells the person.
 *
 * @param code     for example {@code CARD-0104}
 * @param sentence what is wrong
 * @param hint     what to do; empty when the page gives none
 */
public record Refusal(String code, String sentence, String hint) {

    /** As themes/…/refusal.ftl writes them. */
    private static final String SENTENCE = ".galien-refusal__sentence";

    private static final String HINT = ".galien-refusal__hint";

    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{3,5}-\\d{4}\\b");

    /** The refusal a page shows, if it shows one: marked with {@code data-code}, or just written in its text. */
    static Optional<Refusal> on(Document page) {
        Element marked = page.selectFirst("[data-code]");
        Matcher code = CODE.matcher(marked == null ? page.body().text() : marked.attr("data-code"));
        if (!code.find()) {
            return Optional.empty();
        }
        Element part = marked == null ? page.body() : marked;
        return Optional.of(new Refusal(
                code.group(),
                text(part, SENTENCE).orElseGet(() -> part.text()),
                text(part, HINT).orElse("")));
    }

    private static Optional<String> text(Element part, String selector) {
        return Optional.ofNullable(part.selectFirst(selector))
                .map(Element::text)
                .filter(text -> !text.isBlank());
    }
}
