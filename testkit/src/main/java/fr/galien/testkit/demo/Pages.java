package fr.galien.testkit.demo;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The pages. The templates hold no unescaped value ({@code {{{}): a test reads them. */
final class Pages {

    private final Clock clock;
    private final Template home;
    private final Template person;
    private final Template service;
    private final Template failure;

    Pages(Clock clock) {
        this.clock = clock;
        Mustache.Compiler compiler =
                Mustache.compiler().emptyStringIsFalse(true).escapeHTML(true).withLoader(Pages::open);
        this.home = compiler.loadTemplate("home");
        this.person = compiler.loadTemplate("person");
        this.service = compiler.loadTemplate("service");
        this.failure = compiler.loadTemplate("failure");
    }

    String home(Words words) {
        return home.execute(model(words, "home_title", Map.of()));
    }

    /** @param services whether it can call services */
    String person(SignedIn who, boolean services, Words words) {
        Map<String, Object> own = new HashMap<>(new Portrait(who, words, clock).model());
        own.put("services", services);
        own.put("workplaces", workplaces(who));
        return person.execute(model(words, "person_title", own));
    }

    String service(ServiceDesk.Visit visit, Words words) {
        return service.execute(model(words, "service_" + visit.service().key(), new ServicePage(visit, words).model()));
    }

    /** Numbered, and the first chosen: one is needed for every service. */
    private static List<Map<String, Object>> workplaces(SignedIn who) {
        List<Workplace> places = Workplace.in(who.userinfo());
        return IntStream.range(0, places.size())
                .mapToObj(number -> Map.<String, Object>of(
                        "number", number,
                        "first", number == 0,
                        "name", places.get(number).name(),
                        "structure", places.get(number).structure(),
                        "situation", places.get(number).situation()))
                .toList();
    }

    String failure(DemoFailure what, Words words) {
        return failure.execute(model(
                words,
                "failure_title",
                Map.of(
                        "code", what.code(),
                        "what", words.text(what.code()),
                        "hint", words.text(what.code() + ".hint"),
                        "retry", what != DemoFailure.NOT_FOR_US)));
    }

    static byte[] styleSheet() {
        try (InputStream in = resource("demo.css")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> model(Words words, String title, Map<String, Object> own) {
        Map<String, Object> model = new HashMap<>(own);
        model.put("t", words.all());
        model.put("title", words.text(title));
        model.put("language", words.language());
        model.put(
                "others",
                Words.LANGUAGES.stream()
                        .filter(language -> !language.getLanguage().equals(words.language()))
                        .map(language ->
                                Map.of("tag", language.getLanguage(), "name", language.getDisplayLanguage(language)))
                        .toList());
        return model;
    }

    private static Reader open(String template) {
        return new InputStreamReader(resource(template + ".mustache"), StandardCharsets.UTF_8);
    }

    private static InputStream resource(String name) {
        InputStream in = Pages.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the jar lacks " + name);
        }
        return in;
    }

    /** Every template, for the test that reads them. */
    static List<String> templates() {
        return List.of("home", "person", "service", "failure", "top", "bottom");
    }
}
