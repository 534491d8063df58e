package fr.galien.tests.walk;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Browser;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One browser with two tabs, and what is known of its session. */
final class Desk {

    final Browser browser = new Browser(TheSandbox.get().trust(), "");
    List<Tab> tabs = List.of(new Tab(), new Tab());

    /** All that software asked for here: an old page may lead to any of them. */
    final List<Attempt> attempts = new ArrayList<>();

    /** Who approved what a phone was asked for, by the link that asked. */
    final Map<String, Holder> approved = new HashMap<>();

    private Optional<Session> session = Optional.empty();

    /** For another walk. */
    void clear() {
        browser.forget();
        tabs = List.of(new Tab(), new Tab());
        attempts.clear();
        approved.clear();
        session = Optional.empty();
    }

    /**
     * The session as it is now: other tabs, other browsers and pages that say "not me" end it, and what tokens of it say when
     * asked is the truth.
     */
    Optional<Session> session() {
        session = session.filter(Session::lives);
        return session;
    }

    void session(Session now) {
        session = Optional.of(now);
    }

    /** @param acts what led to it, all logins of it together */
    record Session(Human who, Acts acts, Software software, JsonNode tokens) {

        boolean lives() {
            return Software.json(software.introspect(tokens.path("access_token").textValue()))
                    .path("active")
                    .booleanValue();
        }
    }
}
