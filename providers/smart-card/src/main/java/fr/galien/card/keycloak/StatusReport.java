package fr.galien.card.keycloak;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.galien.card.revocation.RevocationState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an operator sees of the sources of revocation. Instants are ISO 8601 in UTC, ages whole seconds.
 *
 * @param status {@code UP} if nothing is troubled, else {@code TROUBLED}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusReport(String status, String asOf, List<ListLine> lists, List<ResponderLine> responders) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListLine(
            String authority,
            String source,
            boolean usable,
            Long ageSeconds,
            String thisUpdate,
            String nextUpdate,
            int entries,
            String triedAt,
            String trouble) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResponderLine(
            String authority,
            String source,
            Long answeredSecondsAgo,
            String answeredAt,
            boolean resting,
            String trouble) {}

    static StatusReport of(RevocationState state, Instant now) {
        List<ListLine> lists =
                state.lists().stream().map(list -> line(list, now)).toList();
        List<ResponderLine> responders = state.responders().stream()
                .map(responder -> line(responder, now))
                .toList();
        boolean troubled = Stream.concat(
                        lists.stream().map(line -> line.trouble() != null || !line.usable()),
                        responders.stream().map(line -> line.trouble() != null))
                .anyMatch(Boolean::booleanValue);
        return new StatusReport(
                troubled ? "TROUBLED" : "UP",
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                lists,
                responders);
    }

    private static ListLine line(RevocationState.ListState list, Instant now) {
        return new ListLine(
                list.authority(),
                list.source().toString(),
                list.nextUpdate().filter(now::isBefore).isPresent(),
                secondsSince(list.thisUpdate(), now),
                text(list.thisUpdate()),
                text(list.nextUpdate()),
                list.entries(),
                text(list.triedAt()),
                list.trouble().orElse(null));
    }

    private static ResponderLine line(RevocationState.ResponderState responder, Instant now) {
        return new ResponderLine(
                responder.authority(),
                responder.source().toString(),
                secondsSince(responder.answeredAt(), now),
                text(responder.answeredAt()),
                responder.resting(),
                responder.trouble().orElse(null));
    }

    private static Long secondsSince(Optional<Instant> then, Instant now) {
        return then.map(at -> Duration.between(at, now).toSeconds()).orElse(null);
    }

    private static String text(Optional<Instant> at) {
        return at.map(then -> then.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(null);
    }

    String json() {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
