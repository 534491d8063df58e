package fr.galien.sandbox.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.nation.Outsider;

/** People outside the directory, in the realm's own users: with a password and an application of codes, as a desk gives them. */
public final class Outsiders {

    private Outsiders() {}

    /**
     * Registers them in the running server, if they are not there.
     *
     * @param codes what the codes are made from; its UTF-8 bytes are the key
     */
    public static void ensure(SandboxHome home, Outsider person, String password, String codes) {
        AdminApi admin = AdminApi.of(home);
        if (!admin.hasUser(person.userName())) {
            admin.createUser(user(person, password, codes));
        }
    }

    private static ObjectNode user(Outsider person, String password, String codes) {
        ObjectNode user = Json.object()
                .put("username", person.userName())
                .put("firstName", person.givenName())
                .put("lastName", person.familyName())
                .put("enabled", true);
        user.putArray("credentials")
                .add(Json.object().put("type", "password").put("value", password))
                .add(Json.object()
                        .put("type", "otp")
                        .put("userLabel", "Application")
                        .put("secretData", Json.object().put("value", codes).toString())
                        .put(
                                "credentialData",
                                Json.object()
                                        .put("subType", "totp")
                                        .put("algorithm", "HmacSHA1")
                                        .put("digits", 6)
                                        .put("period", 30)
                                        .toString()));
        return user;
    }
}
