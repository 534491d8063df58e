package fr.galien.factor.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Means;
import fr.galien.factor.HeldMeans;
import fr.galien.factor.HeldMeans.Kind;
import fr.galien.factor.Holdings;
import fr.galien.factor.KeyEvidence;
import fr.galien.factor.KeyVerdict;
import fr.galien.factor.KeyVerdict.Reason;
import fr.galien.factor.MeansChange;
import fr.galien.factor.NewMeans;
import fr.galien.identity.Assurance;
import fr.galien.mobile.Device;
import fr.galien.mobile.Devices.Owned;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What the page tells of each means, in words and days of the person's language; the texts around it are the theme's. */
final class MeansView {

    /** People here live by the civil calendar of this place. */
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final List<String> CARD =
            List.of(Means.SMART_CARD.setting(), Means.SMART_CARD_NOT_CHECKED.setting());

    private final RealmModel realm;
    private final UserModel person;
    private final HeldByPerson held;
    private final Holdings all;
    private final Evidence evidence;
    private final Instant now;
    private final LastUses uses;
    private final DateTimeFormatter moment;
    private final Function<Map<String, String>, URI> login;

    /** @param login the way to a login with these parameters, and back */
    MeansView(
            KeycloakSession session,
            UserModel person,
            HeldByPerson held,
            Evidence evidence,
            Clock clock,
            Function<Map<String, String>, URI> login) {
        this.realm = session.getContext().getRealm();
        this.person = person;
        this.held = held;
        this.all = held.holdings();
        this.evidence = evidence;
        this.now = clock.instant();
        this.uses = LastUses.of(session, person);
        this.moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(session.getContext().resolveLocale(null))
                .withZone(PARIS);
        this.login = login;
    }

    Map<String, Object> describe() {
        return Map.of(
                "means",
                all.all().stream()
                        .sorted(Comparator.comparing(HeldMeans::kind))
                        .map(this::describe)
                        .toList(),
                "add",
                Arrays.stream(NewMeans.values())
                        .filter(wanted -> Offered.to(realm, person, wanted))
                        .map(wanted -> Map.of("word", wanted.word(), "url", way(wanted)))
                        .toList());
    }

    private String way(NewMeans wanted) {
        return login.apply(Map.of(Constants.KC_ACTION, wanted.action(), "prompt", "login"))
                .toString();
    }

    private Map<String, Object> describe(HeldMeans one) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("id", one.id());
        shown.put("kind", one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        shown.put("acr", one.level().map(Assurance::acr).orElse(""));
        shown.put("name", "");
        shown.put("since", "");
        shown.put("by", "");
        shown.put("why", "");
        shown.put("left", "");
        shown.put("suspended", false);
        shown.put("named", one.kind().isNamed());
        shown.put("changed", one.kind().isChangedHere());
        shown.put("last", new MeansChange.Delete().refusal(one, all).isPresent());
        shown.put("delete", way(one, new MeansChange.Delete()));
        shown.put("rename", way(one, new MeansChange.Rename("")));
        uses(one).ifPresentOrElse(use -> used(shown, use), () -> shown.put("used", ""));
        held.stored(one.id()).ifPresent(stored -> credential(shown, one.kind(), stored));
        held.phones().stream()
                .filter(phone -> phone.credential().equals(one.id()))
                .findFirst()
                .ifPresent(phone -> phone(shown, phone));
        return shown;
    }

    private void used(Map<String, Object> shown, LastUses.Use use) {
        shown.put("used", moment.format(use.at()));
        shown.put("address", use.address());
    }

    private Optional<LastUses.Use> uses(HeldMeans one) {
        return switch (one.kind()) {
            case CARD -> uses.ofAny(CARD);
            case PHONE, KEY, TOTP, RECOVERY_CODES -> uses.ofCredential(one.id());
            case PASSWORD ->
                uses.ofAny(List.of(Means.PASSWORD_WITH_CODE.setting(), Means.PASSWORD_WITH_RECOVERY_CODE.setting()));
        };
    }

    private void credential(Map<String, Object> shown, Kind kind, CredentialModel stored) {
        shown.put("name", Objects.toString(stored.getUserLabel(), ""));
        Optional.ofNullable(stored.getCreatedDate())
                .ifPresent(at -> shown.put("since", moment.format(Instant.ofEpochMilli(at))));
        switch (kind) {
            case KEY -> {
                Optional<KeyEvidence> known = held.evidence(stored.getId());
                shown.put(
                        "by",
                        known.map(one -> one.vouched().by().name().toLowerCase(Locale.ROOT))
                                .orElse(""));
                Optional<KeyVerdict> verdict = held.verdict(stored.getId());
                shown.put(
                        "why",
                        verdict.flatMap(KeyVerdict::why).map(Reason::code).orElse(""));
                shown.put("kind", verdict.filter(KeyVerdict::isSecurityKey).isPresent() ? "security-key" : "passkey");
            }
            case RECOVERY_CODES -> shown.put("left", String.valueOf(HeldByPerson.recoveryCodesLeft(stored)));
            default -> {}
        }
    }

    private void phone(Map<String, Object> shown, Owned owned) {
        Device device = owned.device();
        shown.put("name", device.name());
        shown.put("since", moment.format(device.enrolledAt()));
        shown.put("suspended", device.status() == Device.Status.SUSPENDED);
        device.lastUsedAt().ifPresent(at -> shown.put("used", moment.format(at)));
    }

    /** Where to show first what the act takes; empty if the session is enough. */
    private String way(HeldMeans one, MeansChange change) {
        return change.missing(one, evidence, held.levels(), now)
                .map(level -> login.apply(Map.of("acr_values", level.acr(), "prompt", "login"))
                        .toString())
                .orElse("");
    }
}
