package fr.galien.tests.walk;

import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.system.Software;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One walk: people, browsers and tabs, and what was done so far. */
final class Walk {

    private static final int REDIRECTS = 10;

    /** What a login may end with instead of tokens. */
    private static final List<String> ERRORS =
            List.of("access_denied", "login_required", "interaction_required", "temporarily_unavailable");

    final List<Holder> people;
    final Secretary secretary;
    final SplittableRandom random;
    final Tally tally;
    final List<String> steps = new ArrayList<>();
    final List<Desk> desks;
    Desk desk;
    Tab tab;

    Walk(Household household, Secretary secretary, List<Desk> desks, long seed, Tally tally) {
        this.people = household.people();
        this.secretary = secretary;
        this.desks = desks;
        this.random = new SplittableRandom(seed);
        this.tally = tally;
        desks.forEach(Desk::clear);
        this.desk = desks.getFirst();
        this.tab = desk.tabs.getFirst();
    }

    <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Mostly the person whose desk it is. */
    Holder anybody() {
        return random.nextInt(4) == 0 ? any(people) : people.get(desks.indexOf(desk));
    }

    void open(Attempt attempt) {
        desk.attempts.add(attempt);
        tab.done = Optional.empty();
        go(attempt, get(attempt.software.authorizationRequest()), Optional.empty());
    }

    /** Opens an address of a login that is going on. */
    void look(URI address) {
        go(tab.attempt.orElseThrow(), get(address), Optional.empty());
    }

    /** Sends a form of this tab, to be gone back to later. */
    void send(Form form) {
        send(form, Optional::empty);
    }

    void send(Form form, Supplier<Optional<Attempt.Proof>> proof) {
        send(new Tab.Sent(tab.attempt.orElseThrow(), form, proof));
    }

    void send(Tab.Sent sent) {
        tab.sent.add(sent);
        go(sent.attempt(), post(sent.form()), sent.proof().get());
    }

    /** Follows as a browser does, up to a page, the card host or the software. */
    void go(Attempt attempt, Exchange first, Optional<Attempt.Proof> proof) {
        Exchange answer = first;
        for (int count = 0; count < REDIRECTS; count++) {
            Optional<URI> next = answer.redirect();
            if (next.isEmpty()) {
                arrive(attempt, answer, proof);
                return;
            }
            URI address = next.get();
            if (desk.attempts.stream().anyMatch(one -> one.software.isOurs(address))) {
                end(answer, proof);
                return;
            }
            if (isCardHost(next.get())) {
                tab.waitsForACard(attempt, next.get());
                return;
            }
            answer = get(next.get());
        }
        throw new AssertionError("redirected in circles");
    }

    private void arrive(Attempt attempt, Exchange page, Optional<Attempt.Proof> proof) {
        if (page.status() >= 500) {
            throw new AssertionError("HTTP " + page.status());
        }
        tab.shows(attempt, page);
        // Logged in, and something is to be done before there are tokens.
        if (page.address().getPath().endsWith("/login-actions/required-action") && proof.isPresent()) {
            tab.done = proof;
        }
        note("   " + page.status() + " " + tab.page.title() + code());
    }

    private String code() {
        return Optional.ofNullable(tab.page.selectFirst("[data-code]"))
                .map(refusal -> " " + refusal.attr("data-code"))
                .orElse("");
    }

    private void end(Exchange answer, Optional<Attempt.Proof> proof) {
        Map<String, String> query = Software.query(answer.redirect().orElseThrow());
        tab.ends();
        if (query.containsKey("code")) {
            Attempt attempt = desk.attempts.stream()
                    .filter(one -> one.software.isAnswered(query))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("a code for a login that nobody began here"));
            Desk.Session session = Contract.judge(desk, attempt, answer, proof.or(() -> tab.done));
            tab.done = Optional.empty();
            desk.session(session);
            int level = session.acts().level(true);
            tally.count("tokens of level " + level);
            tally.count("tokens for " + attempt.ask.name());
            note("   tokens of " + session.who() + ", " + session.acts().done());
            return;
        }
        String error = query.get("error");
        note("   " + error + " " + query.getOrDefault("error_description", ""));
        tally.count("turned away");
        if (!ERRORS.contains(error)) {
            throw new AssertionError("the software is told " + error);
        }
    }

    /** What going on is worth, where a phone was asked. */
    Optional<Attempt.Proof> ofPhone(Attempt attempt) {
        return attempt.link.map(desk.approved::get).map(holder -> new Attempt.Proof(holder.human(), holder.phoneIs()));
    }

    void note(String step) {
        steps.add(step);
    }

    Exchange get(URI address) {
        return sent(() -> desk.browser.get(address));
    }

    Exchange post(Form form) {
        return sent(() -> desk.browser.post(form.action(), form.fields()));
    }

    Exchange present(Holder holder, URI cardHost) {
        return sent(() -> desk.browser.getShowing(holder.card().key(), cardHost));
    }

    private static boolean isCardHost(URI address) {
        return String.valueOf(address.getHost()).endsWith("card.galien.localhost");
    }

    static Exchange sent(Sending sending) {
        try {
            return sending.send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    interface Sending {
        Exchange send() throws IOException;
    }
}
