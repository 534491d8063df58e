package fr.galien.tests.walk;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that walkers do. */
final class Moves {

    private final RegisteredClient takesAll;
    private final RegisteredClient takesFew;
    private final List<Execution> executions;

    /** @param executions all there are, ours and those nobody ever asks */
    Moves(RegisteredClient takesAll, RegisteredClient takesFew, List<Execution> executions) {
        this.takesAll = takesAll;
        this.takesFew = takesFew;
        this.executions = executions;
    }

    /**
     * One step of a flow.
     *
     * @param id   Keycloak's
     * @param step what it does; empty for a flow in a flow
     */
    record Execution(String id, String step) {}

    List<Move> all() {
        return Stream.of(surfing(), cards(), PhoneMoves.all(), KeyMoves.all(), PasswordMoves.all(), sessions())
                .flatMap(List::stream)
                .toList();
    }

    private List<Move> surfing() {
        return List.of(
                new Move("open a login", 40, walk -> walk.tab.attempt.isEmpty(), this::open),
                new Move("open another login", 2, walk -> walk.tab.attempt.isPresent(), this::open),
                new Move("other tab", 3, Moves::always, walk -> {
                    walk.tab = walk.desk.tabs.get(1 - walk.desk.tabs.indexOf(walk.tab));
                    walk.note("the other tab");
                }),
                new Move("other browser", 1, Moves::always, walk -> {
                    walk.desk = walk.desks.get(1 - walk.desks.indexOf(walk.desk));
                    walk.tab = walk.desk.tabs.getFirst();
                    walk.note("the other browser");
                }),
                new Move("reload", 2, Moves::isOnAPage, walk -> {
                    walk.note("reload");
                    walk.look(bare(walk));
                }),
                new Move("restart", 2, Moves::isOnAPage, walk -> {
                    boolean skip = walk.random.nextBoolean();
                    walk.tab.attempt.orElseThrow().restarts();
                    walk.note("restart" + (skip ? "" : " with logout"));
                    walk.look(URI.create(
                            bare(walk).toString().replaceFirst("/login-actions/[a-z-]+", "/login-actions/restart")
                                    + "&skip_logout=" + skip));
                }),
                new Move("back", 4, walk -> !walk.tab.sent.isEmpty(), walk -> {
                    Tab.Sent old = walk.any(walk.tab.sent);
                    walk.note("back to a form of before");
                    walk.send(old);
                }),
                new Move("try another way", 2, Moves::isOnAPage, walk -> {
                    walk.note("try another way");
                    walk.send(form(walk).only("tryAnotherWay", "on"));
                }),
                new Move("any execution", 2, Moves::isOnAPage, walk -> {
                    walk.note("another execution");
                    walk.send(form(walk)
                            .only(
                                    "authenticationExecution",
                                    walk.any(executions).id()));
                }),
                new Move("any execution in the address", 2, Moves::isOnAPage, walk -> {
                    walk.note("another execution in the address");
                    walk.look(URI.create(bare(walk)
                            .toString()
                            .replaceFirst(
                                    "execution=[^&]*",
                                    "execution=" + walk.any(executions).id())));
                }),
                new Move("any execution for a form", 2, Moves::isOnAPage, walk -> {
                    Form form = form(walk);
                    Attempt attempt = walk.tab.attempt.orElseThrow();
                    Execution other = walk.any(executions);
                    walk.note("a form for " + other.step());
                    walk.send(
                            new Form(
                                    URI.create(form.action()
                                            .toString()
                                            .replaceFirst("execution=[^&]*", "execution=" + other.id())),
                                    Map.of("done", "true", "holder", "continue", "session", "continue")),
                            () -> switch (other.step()) {
                                case "galien-card" -> attempt.ofCard();
                                case "galien-phone" -> walk.ofPhone(attempt);
                                default -> Optional.empty();
                            });
                }),
                new Move("cancel an action", 30, walk -> walk.tab.has("[name=cancel-aia]"), walk -> {
                    walk.note("cancel the action");
                    walk.send(form(walk).only("cancel-aia", "true"));
                }));
    }

    private void open(Walk walk) {
        Ask ask = walk.any(Ask.ALL);
        boolean all = walk.random.nextBoolean();
        walk.tally.count("ask " + ask.name());
        walk.note("open a login of the software that takes " + (all ? "all" : "few") + ": " + ask.name());
        walk.open(new Attempt(ask, all ? takesAll : takesFew, all));
    }

    private static List<Move> cards() {
        return List.of(
                choose("card", 14),
                choose("phone", 14),
                choose("password", 30),
                new Move("a card", 60, walk -> walk.tab.cardHost.isPresent(), walk -> {
                    Holder holder = walk.anybody();
                    walk.note("the card of " + holder);
                    presented(walk, walk.present(holder, walk.tab.cardHost.orElseThrow()), Optional.of(holder.human()));
                }),
                new Move("no card", 10, walk -> walk.tab.cardHost.isPresent(), walk -> {
                    walk.note("no card");
                    presented(walk, walk.get(walk.tab.cardHost.orElseThrow()), Optional.empty());
                }),
                new Move("my card", 60, walk -> walk.tab.has("[name=holder]"), walk -> {
                    walk.note("it is my card");
                    walk.send(form(walk).only("holder", "continue"), walk.tab.attempt.orElseThrow()::ofCard);
                }),
                new Move("not my card", 6, walk -> walk.tab.has("[name=holder]"), walk -> {
                    walk.note("it is not my card");
                    walk.send(form(walk).only("holder", "not-me"));
                }));
    }

    /** The card host sends the browser back; what it thinks of the card, the login says. */
    private static void presented(Walk walk, Exchange answer, Optional<Human> human) {
        Attempt attempt = walk.tab.attempt.orElseThrow();
        walk.tab.cardHost = Optional.empty();
        if (answer.redirect().isPresent()) {
            attempt.card = human;
        }
        walk.go(attempt, answer, Optional.empty());
    }

    private static Move choose(String means, int weight) {
        return new Move(
                "choose " + means, weight, walk -> walk.tab.has("#galien-means [value=" + means + "]"), walk -> {
                    walk.note("choose " + means);
                    walk.send(walk.tab.form("#galien-means").orElseThrow().and("means", means));
                });
    }

    private static List<Move> sessions() {
        return List.of(
                new Move("my session", 30, walk -> walk.tab.has("[name=session]"), walk -> {
                    walk.note("it is my session");
                    walk.send(form(walk).only("session", "continue"));
                }),
                new Move("not my session", 6, walk -> walk.tab.has("[name=session]"), walk -> {
                    walk.note("it is not my session");
                    walk.send(form(walk).only("session", "not-me"));
                }),
                new Move("logout", 3, walk -> walk.desk.session().isPresent(), walk -> {
                    Desk.Session session = walk.desk.session().orElseThrow();
                    walk.note("logout");
                    session.software()
                            .endSession(session.tokens().path("id_token").textValue());
                }));
    }

    static boolean always(Walk walk) {
        return true;
    }

    static boolean isOnAPage(Walk walk) {
        return walk.tab.attempt.isPresent() && walk.tab.anyForm().isPresent();
    }

    static Form form(Walk walk) {
        return walk.tab.anyForm().orElseThrow();
    }

    /** The address of the page as a reload has it: without the code that a form carries. */
    private static URI bare(Walk walk) {
        return URI.create(form(walk).action().toString().replaceFirst("session_code=[^&]*&", ""));
    }
}
