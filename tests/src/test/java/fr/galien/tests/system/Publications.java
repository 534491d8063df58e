package fr.galien.tests.system;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.card.Lists;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.card.PublicationServer;
import fr.galien.testkit.card.RevocationLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The sandbox's authority as the real one publishes: by HTTP, with a responder for the cards of professionals. It belongs to
 * the run and outlives restarts of the server.
 */
record Publications(RevocationLists lists, PublicationServer server, Path sources) {

    private static final String WITH_RESPONDER = "TEST AC IGC-SANTE FORT PERSONNES";

    static Publications of(SandboxHome home) throws IOException {
        RevocationLists lists = Lists.of(home);
        lists.publish();
        PublicationServer server = PublicationServer.start(lists, Clock.systemUTC(), 0);
        ArrayNode each = Json.array();
        lists.files().forEach((authority, file) -> {
            ObjectNode source = Json.object()
                    .put("authority", authority)
                    .put("list", server.list(file).toString());
            each.add(
                    authority.equals(WITH_RESPONDER)
                            ? source.put("ocsp", server.ocsp().toString())
                            : source);
        });
        Path sources = Files.createDirectories(home.revocation()).resolve("sources-by-http.json");
        Files.writeString(sources, Json.pretty(Json.object().set("sources", each)));
        return new Publications(lists, server, sources);
    }

    List<String> serverOptions() {
        return List.of(
                "--spi-realm-restapi-extension--card--revocation-sources=" + sources,
                // On a busy machine an answer may take longer than a person should wait for it.
                "--spi-realm-restapi-extension--card--ocsp-timeout=2000");
    }
}
