package fr.galien.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.Json;
import java.util.List;

/**
 * A login told to a script: always one object with {@code ok}, {@code steps}, and either what was learnt or {@code error} with
 * its {@code kind} ({@code refused}, {@code oauth}, {@code broken}, {@code trouble}), {@code code}, {@code message} and
 * {@code hint}.
 */
public final class OutcomeJson {

    private OutcomeJson() {}

    /**
     * @param tokens with the tokens themselves
     */
    public static JsonNode of(Outcome outcome, boolean tokens) {
        ObjectNode json = Json.object();
        json.put("ok", outcome instanceof Outcome.LoggedIn);
        json.put("ms", OutcomeText.total(outcome.steps()));
        json.set("steps", steps(outcome.steps()));
        switch (outcome) {
            case Outcome.LoggedIn done -> learnt(json, done, tokens);
            case Outcome.Refused(var steps, var refusal, int status) ->
                json.set("error", error("refused", refusal.code(), refusal.sentence(), refusal.hint()));
            case Outcome.TurnedAway(var steps, String error, String description) ->
                json.set("error", error("oauth", error, description, ""));
            case Outcome.Broken(var steps, String what) -> json.set("error", error("broken", "", what, ""));
        }
        return json;
    }

    /** The login did not even begin. */
    public static JsonNode of(Trouble trouble) {
        ObjectNode json = Json.object();
        json.put("ok", false);
        json.set("steps", Json.array());
        json.set("error", error("trouble", trouble.code(), trouble.getMessage(), trouble.wayOut()));
        return json;
    }

    private static void learnt(ObjectNode json, Outcome.LoggedIn done, boolean tokens) {
        json.set("idToken", token(done.idToken()));
        json.set("accessToken", token(done.accessToken()));
        json.set("tokenAnswer", done.answer());
        json.set("userinfo", done.userinfo());
        if (tokens) {
            ObjectNode raw = json.putObject("tokens");
            RawTokens.of(done).forEach(raw::put);
        }
    }

    private static ArrayNode steps(List<Step> steps) {
        ArrayNode list = Json.array();
        for (Step step : steps) {
            ObjectNode json = list.addObject();
            json.put("number", step.number());
            json.put("what", step.what());
            if (!step.host().isEmpty()) {
                json.put("host", step.host());
                json.put("status", step.status());
            }
            json.put("ms", step.millis());
        }
        return list;
    }

    private static ObjectNode token(DecodedToken token) {
        ObjectNode json = Json.object();
        json.set("header", token.header());
        json.set("claims", token.claims());
        return json;
    }

    private static ObjectNode error(String kind, String code, String message, String hint) {
        ObjectNode json = Json.object();
        json.put("kind", kind);
        json.put("code", code);
        json.put("message", message);
        json.put("hint", hint);
        return json;
    }
}
