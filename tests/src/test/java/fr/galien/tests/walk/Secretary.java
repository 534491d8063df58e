package fr.galien.tests.walk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.code.CodeApplication;
import fr.galien.tests.system.Console;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Somebody outside the directory, who has a password, an application of codes and a list on paper. */
final class Secretary {

    private static final int LIST = 12;

    final String userName = "walk." + UUID.randomUUID();
    final Human human;
    final String password = UUID.randomUUID().toString();
    private final String secret = UUID.randomUUID().toString();

    /** In their order: of Keycloak's lists only the first that is left is good. */
    final Deque<String> paper = new ArrayDeque<>(Stream.generate(UUID::randomUUID)
            .limit(LIST)
            .map(random -> random.toString().replace("-", "").substring(0, LIST))
            .toList());

    /** One who never got anything wrong yet. */
    Secretary() {
        ObjectNode user = Json.object()
                .put("username", userName)
                .put("firstName", "Denis")
                .put("lastName", "MARCHE")
                .put("enabled", true);
        user.putArray("credentials")
                .add(Json.object().put("type", "password").put("value", password))
                .add(Json.object()
                        .put("type", "otp")
                        .put("secretData", Json.object().put("value", secret).toString())
                        .put(
                                "credentialData",
                                Json.object()
                                        .put("subType", "totp")
                                        .put("algorithm", "HmacSHA1")
                                        .put("digits", 6)
                                        .put("period", CodeApplication.STEP.toSeconds())
                                        .toString()))
                .add(list());
        Exchange answer = new Console().ask("POST", "/users", user);
        if (answer.status() != 201) {
            throw new AssertionError("no secretary: " + answer.status());
        }
        human = new Human(
                "Denis", answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", ""));
    }

    String code() {
        return CodeApplication.of(secret).codeAt(Instant.now());
    }

    String codeOfLongAgo() {
        return CodeApplication.of(secret).codeAt(Instant.EPOCH);
    }

    /** As Keycloak keeps it. */
    private ObjectNode list() {
        ObjectNode secretData = Json.object();
        ArrayNode codes = secretData.putArray("codes");
        String[] all = paper.toArray(String[]::new);
        IntStream.range(0, LIST)
                .forEach(index ->
                        codes.addObject().put("number", index + 1).put("encodedHashedValue", sha512(all[index])));
        return Json.object()
                .put("type", "recovery-authn-codes")
                .put("secretData", secretData.toString())
                .put(
                        "credentialData",
                        Json.object()
                                .put("algorithm", "SHA-512")
                                .put("total", LIST)
                                .put("remaining", LIST)
                                .toString());
    }

    private static String sha512(String code) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-512").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
