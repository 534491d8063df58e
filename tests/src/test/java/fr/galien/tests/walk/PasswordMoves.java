package fr.galien.tests.walk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What walkers do with passwords and codes. A code is good once, so that a right one is wrong the second time. */
final class PasswordMoves {

    private static final String FORM = "form#galien-password";

    private PasswordMoves() {}

    static List<Move> all() {
        return List.of(
                new Move("a password and a code", 50, PasswordMoves::isAsked, walk -> {
                    Secretary secretary = walk.secretary;
                    send(
                            walk,
                            secretary.password(),
                            secretary.codes().codeAt(Instant.now()),
                            Optional.of(new Attempt.Proof(secretary.human(), Did.PASSWORD_WITH_CODE)));
                }),
                new Move(
                        "a password and a wrong code",
                        3,
                        PasswordMoves::isAsked,
                        walk -> send(
                                walk,
                                walk.secretary.password(),
                                walk.secretary.codes().codeAt(Instant.EPOCH),
                                Optional.empty())),
                new Move(
                        "a password and no code",
                        3,
                        PasswordMoves::isAsked,
                        walk -> send(walk, walk.secretary.password(), "", Optional.empty())),
                new Move(
                        "a wrong password and a code",
                        3,
                        PasswordMoves::isAsked,
                        walk -> send(
                                walk,
                                "not " + walk.secretary.password(),
                                walk.secretary.codes().codeAt(Instant.now()),
                                Optional.empty())));
    }

    private static boolean isAsked(Walk walk) {
        return walk.tab.has(FORM);
    }

    private static void send(Walk walk, String password, String code, Optional<Attempt.Proof> proof) {
        walk.note("Denis types a password and a code" + (proof.isPresent() ? "" : ", and one is wrong"));
        Form form = walk.tab
                .form(FORM)
                .orElseThrow()
                .and(Map.of("username", walk.secretary.human().id(), "password", password, "otp", code));
        Attempt attempt = walk.tab.attempt.orElseThrow();
        walk.tab.sent.add(new Tab.Sent(attempt, form, Optional.empty()));
        walk.go(attempt, walk.post(form), proof);
    }
}
