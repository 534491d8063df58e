package fr.galien.token;

import fr.galien.identity.Assurance;
import fr.galien.oidc.ServiceToken;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A service as the operator registered it: a client of the realm, whose id is the audience of its tokens.
 *
 * @param id              the client id
 * @param kind            what its tokens say
 * @param scopes          those there are
 * @param lifetime        of a token, at most
 * @param outlivesSession whether its tokens live on when the person's session ends
 * @param legacyBinding   whether {@code x5t#S256} is written as the CI-SIS guide prints it
 * @param leastLevel      of the login
 * @param purposes        why its data may be asked for
 */
public record Service(
        String id,
        Kind kind,
        Set<String> scopes,
        Duration lifetime,
        boolean outlivesSession,
        boolean legacyBinding,
        Assurance leastLevel,
        List<Purpose> purposes) {

    /** The attribute that makes a client a service. */
    public static final String KIND = "galien.service";

    public static final String SCOPES = "galien.service.scopes";
    public static final String LIFETIME = "galien.service.lifetime";
    public static final String OUTLIVES_SESSION = ServiceToken.OUTLIVES_SESSION;
    public static final String LEGACY_BINDING = "galien.service.legacy-cnf";
    public static final String LEVEL = "galien.service.level";
    public static final String PURPOSES = "galien.service.purposes";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration OF_A_BEARER = Duration.ofMinutes(5);

    /** What the tokens of a service say. */
    public enum Kind {
        RECORD,
        PRESCRIPTION,
        /** IMAP and SMTP, which cannot prove possession of a key. */
        MESSAGING;

        public boolean isBound() {
            return this != MESSAGING;
        }

        /** As the attribute and the schema name it. */
        public String lowerCase() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.lowerCase().equals(text))
                    .findFirst();
        }
    }

    public Service {
        scopes = Set.copyOf(scopes);
        purposes = List.copyOf(purposes);
    }

    /**
     * Empty if the client is no service, or none that can be made sense of: half a registration gives no token.
     *
     * @param attributes of the client; {@code null} for one it has not
     */
    public static Optional<Service> of(String clientId, UnaryOperator<String> attributes) {
        return Optional.ofNullable(attributes.apply(KIND)).flatMap(Kind::of).flatMap(kind -> {
            Optional<Assurance> level =
                    given(attributes, LEVEL).map(Assurance::ofAcr).orElse(Optional.of(Assurance.EIDAS1));
            Optional<Duration> lifetime = lifetime(kind, given(attributes, LIFETIME));
            return level.isEmpty() || lifetime.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Service(
                            clientId,
                            kind,
                            words(attributes.apply(SCOPES)),
                            lifetime.get(),
                            Boolean.parseBoolean(attributes.apply(OUTLIVES_SESSION)),
                            Boolean.parseBoolean(attributes.apply(LEGACY_BINDING)),
                            level.get(),
                            purposes(attributes.apply(PURPOSES))));
        });
    }

    /** The purpose of that code; without a code, a normal access. */
    Purpose purpose(Optional<String> code) throws ExchangeRefused {
        String wanted = code.orElse(Purpose.NORMAL.code());
        return purposes.stream()
                .filter(purpose -> purpose.code().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ExchangeRefused(ExchangeRefusal.UNKNOWN_PURPOSE));
    }

    private static Optional<String> given(UnaryOperator<String> attributes, String name) {
        return Optional.ofNullable(attributes.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Longer than the longest is the longest: an operator's wish does not lift the bound. */
    private static Optional<Duration> lifetime(Kind kind, Optional<String> seconds) {
        Duration longest = kind.isBound() ? LONGEST : OF_A_BEARER;
        if (seconds.isEmpty()) {
            return Optional.of(kind.isBound() ? HOUR : OF_A_BEARER);
        }
        if (!seconds.get().matches("[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        Duration wished = Duration.ofSeconds(Long.parseLong(seconds.get()));
        return Optional.of(wished.compareTo(longest) > 0 ? longest : wished);
    }

    private static List<Purpose> purposes(String others) {
        Stream<Purpose> more = others == null
                ? Stream.empty()
                : Arrays.stream(others.split(";"))
                        .map(one -> one.split("=", 2))
                        .filter(parts -> parts.length == 2)
                        .map(parts -> new Purpose(parts[0].strip(), parts[1].strip()));
        return Stream.concat(Stream.of(Purpose.NORMAL), more).toList();
    }

    static Set<String> words(String text) {
        return text == null || text.isBlank()
                ? Set.of()
                : new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s+")));
    }
}
