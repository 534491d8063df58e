package fr.galien.sandbox.front;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** Stands before everything else on one name, and lets pass what the policy names. */
record Gate(Hosts hosts, Policy policy, Handler<HttpServerRequest> onward) implements Handler<HttpServerRequest> {

    @Override
    public void handle(HttpServerRequest request) {
        refusal(request).ifPresentOrElse(page -> page.answer(request), () -> onward.handle(request));
    }

    private Optional<FrontPage> refusal(HttpServerRequest request) {
        if (!RequestTarget.isPlain(request.uri())) {
            return Optional.of(FrontPage.UNREADABLE);
        }
        if (!hosts.include(request.headers().getAll(HttpHeaders.HOST), request.sslSession())) {
            return Optional.of(FrontPage.WRONG_NAME);
        }
        if (policy.routes().stream().noneMatch(route -> route.leadsTo(request.method(), request.uri()))) {
            return Optional.of(FrontPage.NOTHING_HERE);
        }
        return framingRefusal(request).or(() -> sizeRefusal(request));
    }

    /** RFC 9112 §6.1: of the codings a body may travel in, only chunked is understood here and behind. */
    private static Optional<FrontPage> framingRefusal(HttpServerRequest request) {
        var codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.isEmpty() || codings.equals(List.of("chunked"))
                ? Optional.empty()
                : Optional.of(FrontPage.UNREADABLE);
    }

    /** A body without a length is measured as it passes, see {@link MeasuredBody}. */
    private Optional<FrontPage> sizeRefusal(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return Optional.empty();
        }
        try {
            return Long.parseLong(length) > policy.largestBody() ? Optional.of(FrontPage.TOO_LARGE) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of(FrontPage.UNREADABLE);
        }
    }
}
