package fr.galien.sandbox.net;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * One answered HTTP request.
 *
 * @param address what was asked
 * @param status  of the answer
 * @param headers of the answer
 * @param body    of the answer
 * @param millis  from sending the request to having read the answer
 */
public record Exchange(URI address, int status, HttpHeaders headers, String body, long millis) {

    /** Where the answer sends the browser, absolute. */
    public Optional<URI> redirect() {
        return status >= 300 && status < 400 ? headers.firstValue("Location").map(address::resolve) : Optional.empty();
    }

    /** Host and port: all that may be told of an address, whose path and query can hold codes. */
    public String host() {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    /** Without body, headers and query: they hold codes and tokens. */
    @Override
    public String toString() {
        return "Exchange[" + host() + " answered " + status + "]";
    }
}
