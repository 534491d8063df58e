package fr.galien.oidc.keycloak;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Keycloak's wide interfaces, of which a test answers a method or two; any other call fails. */
final class Fake {

    private Fake() {}

    static <T> T of(Class<T> type, Map<String, Function<List<Object>, Object>> answers, Class<?>... also) {
        Class<?>[] types = new Class<?>[also.length + 1];
        types[0] = type;
        System.arraycopy(also, 0, types, 1, also.length);
        return type.cast(Proxy.newProxyInstance(Fake.class.getClassLoader(), types, (proxy, method, arguments) -> {
            if (!answers.containsKey(method.getName())) {
                throw new UnsupportedOperationException(method.toString());
            }
            return answers.get(method.getName()).apply(arguments == null ? List.of() : List.of(arguments));
        }));
    }
}
