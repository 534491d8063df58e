package fr.galien.sandbox.front;

import io.vertx.core.http.HttpMethod;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing that may be asked for.
 *
 * @param target matched against the whole target as it came, query included, before any decoding: an encoded slash or a
 *               doubled one is simply another target
 */
record Route(Set<HttpMethod> methods, Pattern target) {

    static Route of(String target, HttpMethod... methods) {
        return new Route(Set.of(methods), Pattern.compile(target));
    }

    boolean leadsTo(HttpMethod method, String uri) {
        return methods.contains(method) && target.matcher(uri).matches();
    }
}
