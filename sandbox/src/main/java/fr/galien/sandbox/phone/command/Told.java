package fr.galien.sandbox.phone.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.phone.PhoneRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A request as a device has to show it before it asks for anything (§6). */
final class Told {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private Told() {}

    static String text(PhoneRequest request) {
        return TIME.format(request.issuedAt()) + "  " + what(request) + " " + request.clientName() + " ("
                + request.acr() + ")\n          from " + request.place() + ", " + request.agent()
                + (request.known() ? "" : ", a browser that was never used by its owner")
                + request.near()
                        .map(near -> near ? ", at this address" : ", at another address than this")
                        .orElse("")
                + "; until " + TIME.format(request.expiresAt());
    }

    static ObjectNode json(PhoneRequest request) {
        ObjectNode json = Json.object()
                .put("cid", request.cid())
                .put("kind", request.kind())
                .put("client", request.clientId())
                .put("name", request.clientName())
                .put("acr", request.acr())
                .put("place", request.place())
                .put("agent", request.agent())
                .put("known", request.known())
                .put("digits", request.digits())
                .put("issued", request.issuedAt().toString())
                .put("expires", request.expiresAt().toString());
        request.near().ifPresent(near -> json.put("near", near));
        return json;
    }

    private static String what(PhoneRequest request) {
        return switch (request.kind()) {
            case "login" -> "Login to";
            case "ciba" -> "Login without a browser to";
            case "manage" -> "A change to your phones, on";
            default -> "Something this phone does not know, for";
        };
    }
}
