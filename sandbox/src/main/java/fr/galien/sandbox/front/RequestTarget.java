package fr.galien.sandbox.front;

import java.util.regex.Pattern;

/** The target of a request as it came: nothing is decoded or tidied up here, so nothing can be understood in two ways. */
final class RequestTarget {

    /**
     * RFC 9112 §3.2.1 origin-form in visible ASCII. Absolute-form, authority-form and {@code *} are for proxies: browsers and
     * libraries do not send them here, and they carry a second host name.
     */
    private static final Pattern ORIGIN_FORM = Pattern.compile("/[\\x21-\\x7e&&[^?#\\\\]]*(\\?[\\x21-\\x7e&&[^#]]*)?");

    /** {@code .} or {@code ..} as a segment, in any encoding and with any path parameter behind: what one server resolves another may not. */
    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(/|%2f|%5c)(\\.|%2e){1,2}([;/]|%3b|%2f|%5c|$)", Pattern.CASE_INSENSITIVE);

    private RequestTarget() {}

    static boolean isPlain(String uri) {
        return ORIGIN_FORM.matcher(uri).matches()
                && !DOT_SEGMENT.matcher(uri.split("\\?", 2)[0]).find();
    }
}
