package fr.galien.sandbox.front;

import fr.galien.identity.Failure;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;

/** What the front says itself, when nothing behind it is asked: short, in French and in English, without scripts or styles. */
enum FrontPage implements Failure {
    /** Keycloak does not take the connection: it is starting, stopped, or overwhelmed. */
    SERVICE_AWAY(
            503,
            "BOX-1020",
            "Le service ne répond pas pour le moment.",
            "Attendez quelques secondes, puis rechargez la page.",
            "The service is not answering at the moment.",
            "Wait a few seconds, then reload the page."),
    /** Keycloak took the connection and gave no usable answer. */
    SERVICE_BROKEN(
            502,
            "BOX-1020",
            "Le service n'a pas pu répondre.",
            "Revenez à votre logiciel et recommencez.",
            "The service could not answer.",
            "Go back to your software and try again."),
    NOTHING_HERE(
            404,
            "BOX-1021",
            "Il n'y a rien à cette adresse.",
            "Revenez à votre logiciel et recommencez.",
            "There is nothing at this address.",
            "Go back to your software and try again."),
    WRONG_NAME(
            421,
            "BOX-1022",
            "Ce service ne répond pas à ce nom.",
            "Utilisez l'adresse affichée au démarrage du bac à sable.",
            "This service does not answer to that name.",
            "Use the address the sandbox showed when it started."),
    TOO_LARGE(
            413,
            "BOX-1023",
            "La demande est trop volumineuse.",
            "Revenez à votre logiciel et recommencez.",
            "The request is too large.",
            "Go back to your software and try again."),
    UNREADABLE(
            400,
            "BOX-1024",
            "La demande n'est pas lisible.",
            "Revenez à votre logiciel et recommencez.",
            "The request is not readable.",
            "Go back to your software and try again.");

    /** Seconds; Keycloak needs about ten to start. */
    private static final String RETRY_AFTER = "5";

    private static final String MEDIA_TYPE = "text/html; charset=utf-8";

    private final int status;
    private final String code;
    private final String html;

    FrontPage(int status, String code, String what, String wayOut, String whatInEnglish, String wayOutInEnglish) {
        this.status = status;
        this.code = code;
        this.html = """
                <!DOCTYPE html>
                <html lang="fr">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark">
                <title>Galien · %1$s</title>
                </head>
                <body>
                <main>
                <h1>%2$s</h1>
                <p>%3$s</p>
                <div lang="en">
                <h2>%4$s</h2>
                <p>%5$s</p>
                </div>
                <p><small>%1$s</small></p>
                </main>
                </body>
                </html>
                """.formatted(code, what, wayOut, whatInEnglish, wayOutInEnglish);
    }

    @Override
    public String code() {
        return code;
    }

    int status() {
        return status;
    }

    Body body() {
        Buffer bytes = Buffer.buffer(html);
        return Body.body(Body.body(bytes).stream(), bytes.length(), MEDIA_TYPE);
    }

    void putHeaders(MultiMap headers) {
        headers.set(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .set(HttpHeaders.CACHE_CONTROL, "no-store")
                .set("content-security-policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'")
                .set("x-content-type-options", "nosniff")
                .set("referrer-policy", "no-referrer");
        if (status == 503) {
            headers.set("retry-after", RETRY_AFTER);
        }
    }

    /** Answers and hangs up: whatever else the client has sent is not read. */
    void answer(HttpServerRequest request) {
        var response = request.response().setStatusCode(status);
        putHeaders(response.headers());
        response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        response.end(html).onComplete(sent -> request.connection().close());
    }
}
