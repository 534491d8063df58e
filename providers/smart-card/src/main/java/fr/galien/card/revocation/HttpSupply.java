package fr.galien.card.revocation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** An address lists are downloaded from once a day. */
final class HttpSupply implements ListSupply {

    private final Http http;
    private final URI source;
    private final Http.Limits limits;
    private final Timetable timetable;

    HttpSupply(Http http, URI source, Http.Limits limits, Timetable timetable) {
        this.http = http;
        this.source = source;
        this.limits = limits;
        this.timetable = timetable;
    }

    @Override
    public boolean isDue(Instant now, Attempts attempts, Optional<RevocationList> inUse) {
        return !now.isBefore(timetable.next(attempts, inUse));
    }

    @Override
    public void fetch(Path file) throws Unusable {
        timetable.roll();
        http.download(source, file, limits);
    }
}
