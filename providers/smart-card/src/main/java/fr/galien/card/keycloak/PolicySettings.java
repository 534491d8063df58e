package fr.galien.card.keycloak;

import fr.galien.card.CardPolicy;
import fr.galien.card.CardPolicy.WhenUnknown;
import fr.galien.card.CardType;
import fr.galien.card.revocation.RevocationPolicy;
import fr.galien.card.revocation.RevocationPolicy.Demand;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** A realm's policy of cards, as it stands in the configuration of the flow's step. What is not said is the default. */
final class PolicySettings {

    static final String TYPES = "card-types";
    static final String CERTIFICATE_POLICIES = "certificate-policies";
    static final String DEMAND = "revocation-demand";
    static final String OLDEST_LIST = "revocation-oldest-list";
    static final String WHEN_UNKNOWN = "revocation-unknown";

    /** Hours; a week is longer than any list of the IGC-Santé is said to live. */
    private static final int LONGEST = 168;

    private static final Pattern OBJECT_IDENTIFIER = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");

    private PolicySettings() {}

    /**
     * @param settings may be {@code null}
     * @throws IllegalArgumentException if a value is none; the message names the setting
     */
    static CardPolicy read(Map<String, String> settings) {
        Map<String, String> said = settings == null ? Map.of() : settings;
        CardPolicy usual = CardPolicy.DEFAULT;
        return new CardPolicy(
                value(said, TYPES)
                        .map(text -> words(text)
                                .map(word -> constant(CardType.class, TYPES, word))
                                .collect(Collectors.toUnmodifiableSet()))
                        .orElse(usual.types()),
                value(said, CERTIFICATE_POLICIES)
                        .map(text -> words(text)
                                .map(PolicySettings::objectIdentifier)
                                .collect(Collectors.toUnmodifiableSet()))
                        .orElse(usual.certificatePolicies()),
                new RevocationPolicy(
                        value(said, DEMAND)
                                .map(word -> constant(Demand.class, DEMAND, word))
                                .orElse(usual.revocation().demand()),
                        value(said, OLDEST_LIST)
                                .map(PolicySettings::hours)
                                .orElse(usual.revocation().oldestList())),
                value(said, WHEN_UNKNOWN)
                        .map(word -> constant(WhenUnknown.class, WHEN_UNKNOWN, word))
                        .orElse(usual.whenUnknown()));
    }

    static List<ProviderConfigProperty> metadata() {
        CardPolicy usual = CardPolicy.DEFAULT;
        return ProviderConfigurationBuilder.create()
                .property()
                .name(TYPES)
                .label("Types of card")
                .helpText("Accepted types, separated by commas: cps, cpf, cpe, cpa.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue("cps, cpf")
                .add()
                .property()
                .name(CERTIFICATE_POLICIES)
                .label("Certificate policies")
                .helpText(
                        "Object identifiers, separated by commas, of which a card's certificate must name one: those of"
                                + " certificates that a PIN protects. Empty: any.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(DEMAND)
                .label("Revocation: who must answer")
                .helpText(
                        "The authority's list, its responder (OCSP), both, or either. Whoever says that a card is revoked"
                                + " is believed in any case.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(names(Demand.values()))
                .defaultValue(name(usual.revocation().demand()))
                .add()
                .property()
                .name(OLDEST_LIST)
                .label("Revocation: oldest list (hours)")
                .helpText("How long ago a list may have been issued, 1 to " + LONGEST
                        + " hours. None is used past its own end.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(Long.toString(usual.revocation().oldestList().toHours()))
                .add()
                .property()
                .name(WHEN_UNKNOWN)
                .label("Revocation: when it is not known")
                .helpText(
                        "refuse: nobody is let in. lower: the card is worth the lowest level, for the time of a long outage"
                                + " of the authority.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(names(WhenUnknown.values()))
                .defaultValue(name(usual.whenUnknown()))
                .add()
                .build();
    }

    private static Optional<String> value(Map<String, String> settings, String key) {
        return Optional.ofNullable(settings.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(",")).map(String::strip);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String setting, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> name(constant).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(setting + " is none of " + names(type.getEnumConstants())));
    }

    private static String objectIdentifier(String word) {
        if (OBJECT_IDENTIFIER.matcher(word).matches()) {
            return word;
        }
        throw new IllegalArgumentException(CERTIFICATE_POLICIES + " holds something that is no object identifier");
    }

    private static Duration hours(String text) {
        int hours = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (hours < 1 || hours > LONGEST) {
            throw new IllegalArgumentException(OLDEST_LIST + " is not 1 to " + LONGEST + " hours");
        }
        return Duration.ofHours(hours);
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(PolicySettings::name).toList();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
