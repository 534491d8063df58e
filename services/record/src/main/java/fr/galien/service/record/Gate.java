package fr.galien.service.record;

import fr.galien.resource.BearerRequest;
import fr.galien.resource.Refusal;
import fr.galien.resource.ResourceServer;
import fr.galien.resource.Verdict;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets nobody in without a token of this service, and says who came in with it. */
final class Gate extends HttpFilter {

    /** What a connection without certificate has not. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private static final long serialVersionUID = 1L;

    /** Answers a refusal in the words of whoever stands behind the gate. */
    @FunctionalInterface
    interface Turning {
        void away(Refusal why, HttpServletResponse response) throws IOException;
    }

    /** What a request is going to do. */
    @FunctionalInterface
    interface Needing {
        /** @return the scopes it needs; empty if whoever asks may know */
        Optional<Set<String>> of(HttpServletRequest request);
    }

    /** Of this service itself: the token is good, and of no use here. */
    private static final Refusal NAMES_NOBODY = new Refusal(
            "RS-0489",
            401,
            Optional.of("invalid_token"),
            "the token does not say who acts for which structure",
            "Bearer",
            Map.of());

    private final transient ResourceServer rules;
    private final transient URI address;
    private final transient Needing needed;
    private final transient Turning turn;

    Gate(ResourceServer rules, URI address, Needing needed, Turning turn) {
        this.rules = rules;
        this.address = address;
        this.needed = needed;
        this.turn = turn;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Set<String>> scope = needed.of(request);
        if (scope.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<X509Certificate> certificate = certificate(request);
        Verdict verdict = rules.judge(new BearerRequest(
                request.getMethod(),
                // As the caller wrote it; what its Host header says is not asked.
                address.resolve(request.getRequestURI()),
                values(request, "Authorization"),
                values(request, "DPoP"),
                certificate,
                scope.get()));
        switch (verdict) {
            case Verdict.Refused refused -> turnAway(refused.why(), response);
            case Verdict.Accepted accepted -> {
                Optional<Caller> caller = Caller.of(accepted.token(), certificate);
                if (caller.isEmpty()) {
                    turnAway(NAMES_NOBODY, response);
                    return;
                }
                caller.get().enter(request);
                chain.doFilter(request, response);
            }
        }
    }

    private void turnAway(Refusal why, HttpServletResponse response) throws IOException {
        response.setStatus(why.status());
        why.challenge().ifPresent(challenge -> response.setHeader("WWW-Authenticate", challenge));
        response.setHeader("Cache-Control", "no-store");
        turn.away(why, response);
    }

    private static Optional<X509Certificate> certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
