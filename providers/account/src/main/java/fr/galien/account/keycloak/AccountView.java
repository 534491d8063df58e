package fr.galien.account.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.directory.FindHeldCards;
import fr.galien.directory.HeldCard;
import fr.galien.directory.ProfessionalUser;
import fr.galien.identity.Activity;
import fr.galien.identity.Identifier;
import fr.galien.identity.Practice;
import fr.galien.identity.ProfessionLabel;
import fr.galien.identity.Professional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.device.DeviceActivityManager;
import org.keycloak.events.Event;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.account.DeviceRepresentation;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** What the page tells, in words and days of the person's language; the texts around it are the theme's. */
final class AccountView {

    private static final int LONGEST_HISTORY = 50;

    /** People here live by the civil calendar of this place. */
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final int DIGITS_SHOWN = 4;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthResult here;
    private final FindHeldCards cardsOnFile;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter day;

    AccountView(KeycloakSession session, AuthResult here, FindHeldCards cardsOnFile) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.here = here;
        this.cardsOnFile = cardsOnFile;
        Locale locale = session.getContext().resolveLocale(null);
        this.moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(PARIS);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    }

    Map<String, Object> describe() {
        UserModel person = here.user();
        Optional<Professional> known =
                person instanceof ProfessionalUser user ? Optional.of(user.professional()) : Optional.empty();
        return Map.of(
                "person",
                Map.of(
                        "name", person.getFirstName() + " " + person.getLastName(),
                        "identifiers", known.map(AccountView::identifiers).orElse(List.of()),
                        "practices", known.map(AccountView::practices).orElse(List.of())),
                "cards",
                known.map(this::cards).orElse(List.of()),
                "means",
                means(here.session()),
                "sessions",
                new OpenSessions(session, person).all().stream().map(this::open).toList(),
                "history",
                history(person));
    }

    private static List<String> identifiers(Professional person) {
        return person.identifiers().stream()
                .map(Identifier::id)
                .map(id -> id.withoutTypeDigit()
                        .map(number -> id.origin() + " " + number)
                        .orElse(id.value()))
                .toList();
    }

    private static List<Map<String, Object>> practices(Professional person) {
        return person.practices().stream()
                .map((Practice practice) -> Map.<String, Object>of(
                        "profession",
                        ProfessionLabel.of(practice).orElse(practice.professionCode()),
                        "places",
                        practice.activities().stream()
                                .map(Activity::structure)
                                .map(where -> where.tradeName().isEmpty() ? where.legalName() : where.tradeName())
                                .filter(name -> !name.isEmpty())
                                .distinct()
                                .toList()))
                .toList();
    }

    /** By each of the person's identifiers: a card carries the one of its day. The one that ends last comes first. */
    private List<Map<String, Object>> cards(Professional person) {
        LocalDate today = LocalDate.now(PARIS);
        return person.identifiers().stream()
                .flatMap(identifier -> cardsOnFile.heldBy(identifier.id()).stream())
                .distinct()
                .sorted(Comparator.comparing((HeldCard card) -> card.validTo().orElse(LocalDate.MAX))
                        .reversed())
                .map(card -> Map.<String, Object>of(
                        "type", card.type(),
                        "number", ending(card.number()),
                        "until", card.validTo().map(day::format).orElse(""),
                        "state", stateOf(card, today)))
                .toList();
    }

    private static String stateOf(HeldCard card, LocalDate today) {
        if (card.opposedOn().isPresent()) {
            return "opposed";
        }
        if (card.validTo().filter(today::isAfter).isPresent()) {
            return "expired";
        }
        return card.validFrom().filter(today::isBefore).isPresent() ? "coming" : "good";
    }

    /** Enough to tell one's cards apart. */
    private static String ending(String number) {
        return number.substring(Math.max(0, number.length() - DIGITS_SHOWN));
    }

    private List<Map<String, Object>> means(UserSessionModel one) {
        return Evidence.decode(one.getNote(Evidence.NOTE)).acts().stream()
                .sorted(Comparator.comparing(Evidence.Act::at).reversed())
                .map(act -> Map.<String, Object>of("id", act.means().name(), "at", moment.format(act.at())))
                .toList();
    }

    private Map<String, Object> open(UserSessionModel one) {
        DeviceRepresentation device = Optional.ofNullable(DeviceActivityManager.getCurrentDevice(one))
                .orElseGet(DeviceRepresentation::unknown);
        return Map.of(
                "id", one.getId(),
                "current", one.getId().equals(here.session().getId()),
                "address", Objects.toString(one.getIpAddress(), ""),
                "browser", known(device.getBrowser()),
                "system", known(device.getOs()),
                "started", moment.format(Instant.ofEpochSecond(one.getStarted())),
                "used", moment.format(Instant.ofEpochSecond(one.getLastSessionRefresh())),
                "software",
                        one.getAuthenticatedClientSessions().values().stream()
                                // Without a protocol it is no software, but what a session stays open for
                                // (SessionStays).
                                .filter(software -> software.getProtocol() != null)
                                .map(AuthenticatedClientSessionModel::getClient)
                                .filter(Objects::nonNull)
                                .map(AccountView::nameOf)
                                .sorted()
                                .toList());
    }

    /** Keycloak writes {@code Other} for what it cannot tell, and a browser as {@code name/version}. */
    private static String known(String words) {
        return words == null || words.startsWith(DeviceRepresentation.UNKNOWN)
                ? ""
                : words.replace('/', ' ').replaceAll("(\\d+)(\\.\\d+)*$", "$1");
    }

    private List<Map<String, Object>> history(UserModel person) {
        EventStoreProvider store = session.getProvider(EventStoreProvider.class);
        if (store == null) {
            return List.of();
        }
        try (Stream<Event> logins = store.createQuery()
                .realm(realm.getId())
                .user(person.getId())
                .type(EventType.LOGIN)
                .orderByDescTime()
                .maxResults(LONGEST_HISTORY)
                .getResultStream()) {
            return logins.map(login -> Map.<String, Object>of(
                            "at", moment.format(Instant.ofEpochMilli(login.getTime())),
                            "software",
                                    Optional.ofNullable(realm.getClientByClientId(login.getClientId()))
                                            .map(AccountView::nameOf)
                                            .orElse(Objects.toString(login.getClientId(), "")),
                            "address", Objects.toString(login.getIpAddress(), "")))
                    .toList();
        }
    }

    private static String nameOf(ClientModel software) {
        return software.getName() == null || software.getName().isBlank() ? software.getClientId() : software.getName();
    }
}
