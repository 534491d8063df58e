package fr.galien.testkit.card;

import fr.galien.identity.NationalId;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of a card of the box without opening it.
 *
 * @param flaws empty for a good card
 */
public record CardLabel(
        String name, NationalId holder, CardEnvironment environment, CardType type, Set<CardFlaw> flaws, Pin pin) {

    public CardLabel {
        flaws = Set.copyOf(flaws);
    }

    static CardLabel of(TestCard card) {
        return new CardLabel(card.name(), card.holder(), card.environment(), card.type(), card.flaws(), card.pin());
    }

    byte[] encode() {
        Map<String, String> entries = new TreeMap<>();
        entries.put("holder", holder.value());
        entries.put("environment", environment.name());
        entries.put("type", type.name());
        entries.put("flaws", flaws.stream().map(CardFlaw::name).sorted().collect(Collectors.joining(",")));
        entries.put("pin", pin.digits());
        // No value has a character that properties would escape.
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws IllegalArgumentException if something in it is missing or is not what it should be */
    static CardLabel decode(String name, byte[] bytes) throws IOException {
        Properties entries = new Properties();
        entries.load(new StringReader(new String(bytes, StandardCharsets.US_ASCII)));
        return new CardLabel(
                name,
                new NationalId(entries.getProperty("holder", "")),
                CardEnvironment.valueOf(entries.getProperty("environment", "")),
                CardType.valueOf(entries.getProperty("type", "")),
                Arrays.stream(entries.getProperty("flaws", "").split(","))
                        .filter(flaw -> !flaw.isEmpty())
                        .map(CardFlaw::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                new Pin(entries.getProperty("pin", "")));
    }

    /** The card's name alone: the rest is personal or secret. */
    @Override
    public String toString() {
        return "CardLabel[" + name + "]";
    }
}
