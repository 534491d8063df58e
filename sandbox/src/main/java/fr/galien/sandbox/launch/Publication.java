package fr.galien.sandbox.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.card.Lists;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.card.RevocationLists;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Issues the authority's revocation lists, at once and then twice a day, as long as the sandbox runs: a server refuses old ones. */
final class Publication implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Publication.class.getName());

    private static final Duration PERIOD = Duration.ofHours(12);

    private final RevocationLists lists;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "revocation-lists");
        thread.setDaemon(true);
        return thread;
    });

    private Publication(RevocationLists lists) {
        this.lists = lists;
    }

    static Publication start(SandboxHome home) throws IOException {
        Publication publication = new Publication(Lists.of(home));
        publication.lists.publish();
        publication.tell(sources(home));
        publication.clockwork.scheduleWithFixedDelay(
                publication::again, PERIOD.toMinutes(), PERIOD.toMinutes(), TimeUnit.MINUTES);
        return publication;
    }

    /** What the server is told: where each authority's list is. */
    static Path sources(SandboxHome home) {
        return home.revocation().resolve("sources.json");
    }

    /** Where the server keeps the last good lists. */
    static Path store(SandboxHome home) {
        return home.revocation().resolve("kept");
    }

    private void tell(Path sources) throws IOException {
        ArrayNode each = Json.array();
        lists.files()
                .forEach((authority, list) -> each.add(Json.object()
                        .put("authority", authority)
                        .put("list", list.toUri().toString())));
        Files.writeString(sources, Json.pretty(Json.object().set("sources", each)));
    }

    private void again() {
        try {
            lists.publish();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the revocation lists were not issued: {0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
