package fr.galien.testkit.card;

import fr.galien.identity.NationalId;
import java.text.Normalizer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An order for a card. Each method returns a new order; {@link #issue()} makes the card. */
public final class CardRequest {

    private final CardPress press;
    private final NationalId holder;
    private final String familyName;
    private final String givenName;
    private final String name;
    private final Optional<String> number;
    private final Profession profession;
    private final CardType type;
    private final CardEnvironment environment;
    private final Set<CardFlaw> flaws;
    private final Optional<Instant> end;
    private final Pin pin;

    private CardRequest(
            CardPress press,
            NationalId holder,
            String familyName,
            String givenName,
            String name,
            Optional<String> number,
            Profession profession,
            CardType type,
            CardEnvironment environment,
            Set<CardFlaw> flaws,
            Optional<Instant> end,
            Pin pin) {
        this.press = press;
        this.holder = holder;
        this.familyName = familyName;
        this.givenName = givenName;
        this.name = name;
        this.number = number;
        this.profession = profession;
        this.type = type;
        this.environment = environment;
        this.flaws = Set.copyOf(flaws);
        this.end = end;
        this.pin = pin;
    }

    static CardRequest of(CardPress press, NationalId holder, String familyName, String givenName) {
        return new CardRequest(
                press,
                holder,
                familyName,
                givenName,
                nameFrom(givenName, familyName),
                Optional.empty(),
                Profession.ofCode(10).orElseThrow(),
                CardType.CPS,
                CardEnvironment.TEST,
                Set.of(),
                Optional.empty(),
                Pin.DEFAULT);
    }

    /** The name the card is kept under; made from the holder's unless told. */
    public CardRequest named(String cardName) {
        return with(cardName, number, profession, type, environment, flaws, end, pin);
    }

    /**
     * Its number, drawn unless told.
     *
     * @param tenDigits as the file of card holders has it
     */
    public CardRequest number(String tenDigits) {
        if (!tenDigits.matches("\\d{10}")) {
            throw new IllegalArgumentException("the number of a card is ten digits");
        }
        return with(name, Optional.of(tenDigits), profession, type, environment, flaws, end, pin);
    }

    public CardRequest profession(int code, String label) {
        return profession(new Profession(code, label));
    }

    public CardRequest profession(Profession other) {
        return with(name, number, other, type, environment, flaws, end, pin);
    }

    public CardRequest type(CardType other) {
        return with(name, number, profession, other, environment, flaws, end, pin);
    }

    /** Whose authority issues it, {@link CardEnvironment#TEST} unless told. */
    public CardRequest environment(CardEnvironment other) {
        return with(name, number, profession, type, other, flaws, end, pin);
    }

    public CardRequest flawed(CardFlaw... others) {
        Set<CardFlaw> all = EnumSet.noneOf(CardFlaw.class);
        all.addAll(flaws);
        all.addAll(List.of(others));
        return with(name, number, profession, type, environment, all, end, pin);
    }

    /** The last moment of its three years, which began yesterday unless told. */
    public CardRequest validUntil(Instant lastMoment) {
        return with(name, number, profession, type, environment, flaws, Optional.of(lastMoment), pin);
    }

    public CardRequest pin(Pin other) {
        return with(name, number, profession, type, environment, flaws, end, other);
    }

    public TestCard issue() {
        return press.print(this);
    }

    NationalId holder() {
        return holder;
    }

    String familyName() {
        return familyName;
    }

    String givenName() {
        return givenName;
    }

    String name() {
        return name;
    }

    Optional<String> number() {
        return number;
    }

    Profession profession() {
        return profession;
    }

    CardType type() {
        return type;
    }

    CardEnvironment environment() {
        return environment;
    }

    Set<CardFlaw> flaws() {
        return flaws;
    }

    /** Empty: three years from yesterday, or as its flaws have it. */
    Optional<Instant> end() {
        return end;
    }

    Pin pin() {
        return pin;
    }

    private CardRequest with(
            String name,
            Optional<String> number,
            Profession profession,
            CardType type,
            CardEnvironment environment,
            Set<CardFlaw> flaws,
            Optional<Instant> end,
            Pin pin) {
        return new CardRequest(
                press, holder, familyName, givenName, name, number, profession, type, environment, flaws, end, pin);
    }

    /** {@code ANNE-LYSE}, {@code D'ÉPÎNAY} gives {@code anne-lyse-d-epinay}. */
    private static String nameFrom(String givenName, String familyName) {
        String plain = Normalizer.normalize(givenName + "-" + familyName, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        return plain.substring(0, Math.min(plain.length(), TestCard.LONGEST_NAME))
                .replaceAll("^-|-$", "");
    }
}
