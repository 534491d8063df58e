package fr.galien.token;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindMailboxes;
import fr.galien.identity.Assurance;
import fr.galien.identity.Professional;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A login that asks for messaging, as real mail software does: its own access token says which mailbox it opens, and for which
 * services it is. The one scope of a service that is a client scope too.
 *
 * @param mailboxes of people
 */
public record MessagingLogin(FindMailboxes mailboxes) {

    public static final String SCOPE = "mssante:mail";

    /** @param scope of a request or token; {@code null} for none */
    public static boolean isAsked(String scope) {
        return scope != null && Arrays.asList(scope.split(" ")).contains(SCOPE);
    }

    /**
     * The ids of the services the token is for: those the software was granted.
     *
     * @param level    of the login
     * @param services finds a service by its id
     */
    public List<String> audience(
            Requester software, Optional<Assurance> level, Function<String, Optional<Service>> services)
            throws ExchangeRefused {
        List<Service> granted = software.granted().keySet().stream()
                .flatMap(id -> services.apply(id).stream())
                .filter(service -> service.kind() == Service.Kind.MESSAGING)
                .filter(service -> software.isGranted(service, Set.of(SCOPE)))
                .toList();
        if (granted.isEmpty()) {
            throw new ExchangeRefused(ExchangeRefusal.SCOPE_NOT_GRANTED);
        }
        List<String> reached = granted.stream()
                .filter(service ->
                        level.filter(had -> had.isAtLeast(service.leastLevel())).isPresent())
                .map(Service::id)
                .sorted()
                .toList();
        if (reached.isEmpty()) {
            throw new ExchangeRefused(ExchangeRefusal.LEVEL);
        }
        return reached;
    }

    /**
     * The claims of the token, by name.
     *
     * @param asked as {@link MailboxClaims#of}
     * @throws DirectoryUnreachable if the directory does not answer: no refusal
     */
    public Map<String, Object> claims(Professional person, Optional<String> asked) throws ExchangeRefused {
        return switch (MailboxClaims.of(mailboxes.of(person), asked)) {
            case MailboxClaims.Granted granted -> granted.claims();
            case MailboxClaims.Refused refused -> throw new ExchangeRefused(refused.refusal());
        };
    }
}
