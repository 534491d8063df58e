package fr.galien.resource;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A service's judgement of the tokens it is handed (docs/service-tokens.md). Built once by {@link #of}, for all threads; the
 * issuer is called for its keys, now and then, and about each token once per interval.
 *
 * <pre>{@code
 * var server = ResourceServer.of(URI.create("https://…/realms/esante-wallet"), "service-record")
 *         .introspecting("service-record", secret, Duration.ofSeconds(60))
 *         .build();
 * switch (server.judge(request)) {
 *     case Verdict.Accepted accepted -> serve(accepted.token());
 *     case Verdict.Refused refused -> answer(refused.why().status(), refused.why().challenge());
 * }
 * }</pre>
 */
public final class ResourceServer {

    private final List<TokenRule> rules;

    private ResourceServer(List<TokenRule> rules) {
        this.rules = rules;
    }

    /**
     * @param issuer   the realm's address, as {@code iss} has it
     * @param audience the service's own client id
     */
    public static ResourceServerBuilder of(URI issuer, String audience) {
        return new ResourceServerBuilder(issuer, audience);
    }

    /** The order is the policy: nothing is believed before the signature, the sender is known before rights, the network is last. */
    static ResourceServer with(ResourceServerBuilder wanted, JWKSource<SecurityContext> keys, AskIssuer issuer) {
        Clock clock = wanted.clock();
        return new ResourceServer(List.of(
                new SignedByIssuer(wanted.algorithms(), keys),
                token -> TokenRule.unless(
                        wanted.issuer().toString().equals(token.claims().getIssuer()), Refusals.anotherIssuer()),
                token -> TokenRule.unless(
                        token.claims().getAudience().equals(List.of(wanted.audience())), Refusals.anotherAudience()),
                new WithinLifetime(clock),
                token -> TokenRule.unless(token.claims().getSubject() != null, Refusals.notASignedToken()),
                new BoundToSender(new SenderKeys(clock), wanted.takesLegacyThumbprint()),
                token -> TokenRule.unless(
                        Claims.scope(token.claims()).containsAll(token.request().scope()),
                        Refusals.scopeMissing(token.request().scope())),
                token -> TokenRule.unless(
                        Claims.level(token.claims())
                                .filter(level -> level.reaches(wanted.level()))
                                .isPresent(),
                        Refusals.levelTooLow(wanted.level())),
                new StillActive(issuer, wanted.interval(), wanted.grace(), clock)));
    }

    /** Whether to do what the request asks. May wait for the issuer, seconds at most. */
    public Verdict judge(BearerRequest request) {
        return switch (PresentedToken.in(request)) {
            case PresentedToken.Reading.Unreadable unreadable -> new Verdict.Refused(unreadable.why());
            case PresentedToken.Reading.Read read -> judge(read.token());
        };
    }

    private Verdict judge(PresentedToken token) {
        for (TokenRule rule : rules) {
            Optional<Refusal> why = rule.broken(token);
            if (why.isPresent()) {
                return new Verdict.Refused(why.get());
            }
        }
        return new Verdict.Accepted(new ServiceToken(token.claims()));
    }
}
