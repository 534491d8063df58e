package fr.galien.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the software asks, read and not yet believed ({@code docs/service-tokens.md}).
 *
 * @param subjectToken    the person's token; empty where a refresh token stands for it
 * @param asProxy         whether it is ANS's proxy that asks, which needs a refresh token in the answer
 * @param scopes          at least one
 * @param audience        the service, where it is named
 * @param form            a JWT, or an assertion
 * @param confirmation    the parameter {@code cnf}
 * @param actorToken      who acts with which software in which situation
 * @param purpose         a code
 * @param patientId       for the VIHF
 * @param confidentiality for the VIHF
 * @param mailbox         for messaging
 */
public record ExchangeRequest(
        String subjectToken,
        boolean asProxy,
        Set<String> scopes,
        Optional<String> audience,
        Form form,
        Optional<String> confirmation,
        Optional<String> actorToken,
        Optional<String> purpose,
        Optional<String> patientId,
        Optional<String> confidentiality,
        Optional<String> mailbox) {

    public static final String TYPES = "urn:ietf:params:oauth:token-type:";
    public static final String ACCESS_TOKEN = TYPES + "access_token";
    public static final String JWT = TYPES + "jwt";
    public static final String SAML2 = TYPES + "saml2";

    /** What is asked for. */
    public enum Form {
        TOKEN,
        ASSERTION
    }

    /**
     * RFC 8693 §2.1, and what ANS's proxy and guide add to it.
     *
     * @param parameters each once, but {@code audience} and {@code resource}
     * @param issuer     ours
     */
    public static ExchangeRequest read(Map<String, List<String>> parameters, String issuer) throws ExchangeRefused {
        Optional<String> subjectToken = one(parameters, "subject_token");
        check(
                subjectToken.isPresent()
                        && holds(parameters, "subject_token_type", Set.of(ACCESS_TOKEN, JWT)::contains),
                ExchangeRefusal.SUBJECT_TYPE);
        Optional<String> subjectIssuer = one(parameters, "subject_issuer");
        check(
                subjectIssuer.isEmpty() || Set.of("psc", issuer).contains(subjectIssuer.get()),
                ExchangeRefusal.SUBJECT_ISSUER);
        Optional<String> type = one(parameters, "requested_token_type");
        check(type.isEmpty() || Set.of(ACCESS_TOKEN, JWT, SAML2).contains(type.get()), ExchangeRefusal.REQUESTED_TYPE);
        List<String> audiences = parameters.getOrDefault("audience", List.of());
        check(audiences.size() <= 1 && !parameters.containsKey("resource"), ExchangeRefusal.UNKNOWN_AUDIENCE);
        Set<String> scopes = Service.words(one(parameters, "scope").orElse(""));
        check(!scopes.isEmpty(), ExchangeRefusal.NO_SCOPE);
        return new ExchangeRequest(
                subjectToken.get(),
                subjectIssuer.filter("psc"::equals).isPresent(),
                scopes,
                audiences.stream().findFirst(),
                type.filter(SAML2::equals).isPresent() ? Form.ASSERTION : Form.TOKEN,
                one(parameters, "cnf"),
                actorToken(parameters),
                one(parameters, "purpose_of_use"),
                one(parameters, "patient_id"),
                one(parameters, "confidentiality_code"),
                one(parameters, "mss_mailbox"));
    }

    /** The same for a token that is made anew: of whom and for what, the refresh token says; the rest is asked again. */
    public static ExchangeRequest again(Map<String, List<String>> parameters, Set<String> scopes, String audience)
            throws ExchangeRefused {
        return new ExchangeRequest(
                "",
                false,
                scopes,
                Optional.of(audience),
                Form.TOKEN,
                one(parameters, "cnf"),
                actorToken(parameters),
                one(parameters, "purpose_of_use"),
                Optional.empty(),
                Optional.empty(),
                one(parameters, "mss_mailbox"));
    }

    /** RFC 8693 §2.1: actor_token_type is REQUIRED with an actor_token, and MUST NOT be there without one. */
    private static Optional<String> actorToken(Map<String, List<String>> parameters) throws ExchangeRefused {
        Optional<String> actor = one(parameters, "actor_token");
        check(
                actor.isPresent()
                        ? holds(parameters, "actor_token_type", JWT::equals)
                        : !parameters.containsKey("actor_token_type"),
                ExchangeRefusal.ACTOR_INVALID);
        return actor;
    }

    private static boolean holds(Map<String, List<String>> parameters, String name, Predicate<String> wanted) {
        return one(parameters, name).filter(wanted).isPresent();
    }

    private static Optional<String> one(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isBlank());
    }

    private static void check(boolean kept, ExchangeRefusal refusal) throws ExchangeRefused {
        if (!kept) {
            throw new ExchangeRefused(refusal);
        }
    }

    @Override
    public String toString() {
        return "ExchangeRequest[hidden]";
    }
}
