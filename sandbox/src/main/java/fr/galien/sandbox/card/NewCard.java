package fr.galien.sandbox.card;

import fr.galien.identity.NationalId;
import fr.galien.sandbox.Trouble;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.testkit.card.CardRequest;
import fr.galien.testkit.card.CardType;
import fr.galien.testkit.card.Profession;
import fr.galien.testkit.card.TestCard;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code galien card new}. */
@Command(
        name = "new",
        description = "Make a card for somebody of the nation, or for anybody if both names are given.",
        mixinStandardHelpOptions = true)
final class NewCard extends CardTask {

    @Option(names = "--name", description = "What the card is called: a-z, 0-9 and '-' (default: the holder's names).")
    private String name;

    @Option(
            names = "--holder",
            paramLabel = "NUMBER",
            required = true,
            description = "National identifier; an RPPS number with or without its leading 8.")
    private String holder;

    @Option(names = "--family-name", description = "Default: from the directory.")
    private String familyName;

    @Option(names = "--given-name", description = "Default: from the directory.")
    private String givenName;

    @Option(
            names = "--profession",
            paramLabel = "CODE",
            description = "Two digits, 10 for a doctor (default: from the directory).")
    private Integer profession;

    @Option(
            names = "--type",
            description = "${COMPLETION-CANDIDATES} (default: CPF for a student of the directory, else CPS).")
    private CardType type;

    @Option(
            names = "--flaw",
            split = ",",
            converter = Described.FlawReader.class,
            completionCandidates = Described.FlawNames.class,
            description = "What is wrong with it, more than once if need be: ${COMPLETION-CANDIDATES}.")
    private List<CardFlaw> flaws = List.of();

    @Override
    void perform(PrintWriter out) {
        NationalId id = NationalId.typed(holder)
                .orElseThrow(() -> new Trouble(
                        "BOX-1048",
                        "The number given as holder is not a national identifier, or its last digit is wrong.",
                        "Check what was typed; an RPPS number has 11 digits, 12 with its leading 8."));
        if (name != null) {
            // Before the work, not after it.
            box().requireFree(name);
        }
        TestCard card = request(id).issue();
        box().add(card);
        print(card, out);
    }

    private CardRequest request(NationalId id) {
        Optional<Holder> known = new NationFile(home().nation()).byNationalId(id);
        CardRequest request = CardAuthority.openOrCreate(home().authority(), new SecureRandom())
                .cards(Clock.systemUTC(), new SecureRandom())
                .holder(
                        id,
                        onCard(familyName, known.map(Holder::familyName)),
                        onCard(givenName, known.map(Holder::givenName)))
                .type(type != null ? type : known.filter(Holder::student).isPresent() ? CardType.CPF : CardType.CPS)
                .flawed(flaws.toArray(CardFlaw[]::new));
        Optional<Profession> practised = profession == null
                ? known.flatMap(Holder::profession)
                : Optional.of(Profession.ofCode(profession).orElseThrow(() -> unknownProfession(profession)));
        request = practised.map(request::profession).orElse(request);
        return name == null ? request : request.named(name);
    }

    /** Names are in capitals on a card. */
    private static String onCard(String typed, Optional<String> known) {
        return Optional.ofNullable(typed)
                .or(() -> known)
                .orElseThrow(() -> new Trouble(
                        "BOX-1046",
                        "Nobody of this sandbox's nation has that number, so the names for the card are not known.",
                        "Give --family-name and --given-name, or run 'galien up' once to have a nation."))
                .toUpperCase(Locale.FRENCH);
    }

    private static Trouble unknownProfession(int code) {
        return new Trouble(
                "BOX-1049",
                "There is no profession " + code + ".",
                "Use one of "
                        + Profession.KNOWN.stream()
                                .map(known -> known.code() + " " + known.label())
                                .collect(Collectors.joining(", ")));
    }

    private void print(TestCard card, PrintWriter out) {
        out.printf("Card '%s' is made.%n", card.name());
        out.printf("  type        %s%n", card.type());
        out.printf("  holder      %s%n", card.holder().value());
        out.printf("  issued by   the %s authority%n", Described.environment(card.environment()));
        out.printf(
                "  valid       %s to %s%n",
                day(card.certificate().getNotBefore()), day(card.certificate().getNotAfter()));
        card.flaws().stream()
                .sorted()
                .forEach(flaw -> out.printf("  flaw        %s: %s%n", Described.option(flaw), flaw.description()));
        out.printf("  PIN         %s%n", card.pin().digits());
        out.printf("  file        %s (its password is the PIN)%n", box().pkcs12(card.name()));
        out.println();
        out.printf("Log in with it: galien login --card %s%n", card.name());
        out.printf("Put it in a browser: galien card export %s --format p12%n", card.name());
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }
}
