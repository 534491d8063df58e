package fr.galien.tests.walk;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.system.Software;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What tokens may say, and that they all say it. */
final class Contract {

    private Contract() {}

    /**
     * Judges the tokens of a login.
     *
     * @param proof what was done in it; empty where nothing was
     * @return the session it belongs to now
     * @throws AssertionError if anything is otherwise than the contract says
     */
    static Desk.Session judge(Desk desk, Attempt attempt, Exchange answer, Optional<Attempt.Proof> proof) {
        Optional<Desk.Session> before = desk.session();
        Software software = attempt.software;
        Exchange redeemed = software.redeem(software.code(answer));
        check(redeemed.status() == 200, "a code that gives no tokens: " + redeemed.status());
        JsonNode tokens = Software.json(redeemed);
        JsonNode access = claims(tokens, "access_token");
        Human who = proof.map(Attempt.Proof::who)
                .or(() -> before.map(Desk.Session::who))
                .orElseThrow(() -> new AssertionError("tokens, and nobody proved who they are"));
        check(
                Stream.of("preferred_username", "sub")
                        .map(claim -> access.path(claim).asText())
                        .anyMatch(who.id()::equals),
                "the tokens are of somebody else than " + who);
        check(
                before.isEmpty() || before.get().who().equals(who),
                () -> who + " in the session of " + before.get().who());
        check(!attempt.ask.anew() || proof.isPresent(), "nothing was done in a login that was wanted anew");

        Acts acts = before.map(Desk.Session::acts)
                .orElse(Acts.NONE)
                .and(proof.map(Attempt.Proof::did).stream().toList());
        judge(attempt, tokens, acts, proof);
        return new Desk.Session(who, acts, software, tokens);
    }

    private static void judge(Attempt attempt, JsonNode tokens, Acts acts, Optional<Attempt.Proof> proof) {
        Ask ask = attempt.ask;
        // Of a login wanted anew only its own acts count for what was asked.
        Acts asked = ask.anew()
                ? Acts.NONE.and(proof.map(Attempt.Proof::did).stream().toList())
                : acts;
        int reached = asked.level(attempt.takesAll);
        check(reached > 0, "nothing this software takes was done, but " + acts.done());
        check(
                !ask.named() || ask.levels().stream().anyMatch(level -> level <= reached),
                "asked " + ask.name() + ", and " + acts.done() + " is all there is");
        int answer = ask.levels().stream()
                .filter(level -> level <= reached)
                .max(Integer::compareTo)
                .orElse(reached);

        JsonNode access = claims(tokens, "access_token");
        check(level(claims(tokens, "id_token")) == answer, "the ID token says " + level(claims(tokens, "id_token")));
        check(level(access) == acts.level(true), "the access token says " + level(access) + " of " + acts.done());
        check(acts.amr().contains(amr(access)), "amr is " + amr(access) + " of " + acts.done());
        JsonNode seen = Software.json(
                attempt.software.introspect(tokens.path("access_token").textValue()));
        check(seen.path("active").booleanValue(), "a token that is not active");
        check(level(seen) == level(access), "introspection says " + level(seen));
        check(amr(seen).equals(amr(access)), "introspection says amr " + amr(seen));
    }

    private static JsonNode claims(JsonNode tokens, String token) {
        return Software.claims(tokens.path(token).textValue());
    }

    /** 0 where there is none. */
    private static int level(JsonNode claims) {
        String acr = claims.path("acr").asText();
        return acr.matches("eidas[123]") ? acr.charAt(5) - '0' : 0;
    }

    private static List<String> amr(JsonNode claims) {
        List<String> methods = new ArrayList<>();
        claims.path("amr").forEach(method -> methods.add(method.asText()));
        return methods;
    }

    private static void check(boolean holds, String otherwise) {
        check(holds, () -> otherwise);
    }

    private static void check(boolean holds, java.util.function.Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }
}
