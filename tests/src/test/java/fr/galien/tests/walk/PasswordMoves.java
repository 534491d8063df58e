package fr.galien.tests.walk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What walkers do with a password and codes. A code is good once: typed again it proves nothing. */
final class PasswordMoves {

    private static final String FORM = "form#galien-password";

    private PasswordMoves() {}

    static List<Move> all() {
        return List.of(
                move("a password and a code", 40, walk -> {
                    Secretary secretary = walk.secretary;
                    send(walk, secretary.password, secretary.code(), "", Optional.of(Did.PASSWORD_WITH_CODE));
                }),
                move("a password and a recovery code", 30, walk -> {
                    Secretary secretary = walk.secretary;
                    String next = Optional.ofNullable(secretary.paper.peek()).orElse("");
                    send(walk, secretary.password, "", next, Optional.of(Did.PASSWORD_WITH_RECOVERY_CODE));
                    if (!isAsked(walk)) {
                        secretary.paper.poll();
                    }
                }),
                move(
                        "a password and a wrong code",
                        14,
                        walk -> send(
                                walk, walk.secretary.password, walk.secretary.codeOfLongAgo(), "", Optional.empty())),
                move(
                        "a password and no code",
                        14,
                        walk -> send(walk, walk.secretary.password, "", "", Optional.empty())),
                move(
                        "a code and a wrong password",
                        14,
                        walk -> send(walk, "wrong", walk.secretary.code(), "", Optional.empty())));
    }

    private static Move move(String name, int weight, Consumer<Walk> make) {
        return new Move(name, weight, PasswordMoves::isAsked, walk -> {
            walk.note("Denis types " + name);
            make.accept(walk);
        });
    }

    private static boolean isAsked(Walk walk) {
        return walk.tab.has(FORM);
    }

    private static void send(Walk walk, String password, String code, String recovery, Optional<Did> did) {
        Form form = walk.tab
                .form(FORM)
                .orElseThrow()
                .and(Map.of(
                        "username", walk.secretary.userName, "password", password, "otp", code, "recovery", recovery));
        Attempt attempt = walk.tab.attempt.orElseThrow();
        walk.tab.sent.add(new Tab.Sent(attempt, form, Optional::empty));
        walk.go(attempt, walk.post(form), did.map(proof -> new Attempt.Proof(walk.secretary.human, proof)));
    }
}
