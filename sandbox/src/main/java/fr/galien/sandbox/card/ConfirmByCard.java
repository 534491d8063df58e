package fr.galien.sandbox.card;

import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.phone.PhoneBox;
import fr.galien.sandbox.phone.PhoneTroubles;
import fr.galien.testkit.agent.BoxReader;
import fr.galien.testkit.agent.CardAgent;
import fr.galien.testkit.agent.CardReader;
import fr.galien.testkit.agent.OpenedCard;
import fr.galien.testkit.agent.TokenReader;
import fr.galien.testkit.phone.Act;
import fr.galien.testkit.phone.MapService;
import fr.galien.testkit.phone.PhoneRequest;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code galien card agent}. */
@Command(
        name = "agent",
        description = {
            "Confirm with a card what software asks over CIBA (channel=CARD): one request, one PIN.",
            "Type the number your software shows; nothing or 'no' stops the request, 'fraud' says it is not yours."
        },
        mixinStandardHelpOptions = true)
final class ConfirmByCard extends CardTask {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    /** Where the card is. */
    private static final class Where {

        @Option(names = "--card", paramLabel = "NAME", description = "A card of the box, see 'galien card list'.")
        private String card;

        @Option(names = "--module", paramLabel = "FILE", description = "The PKCS#11 module of a reader.")
        private Path module;
    }

    @ArgGroup(multiplicity = "1")
    private Where where;

    @Option(names = "--slot", paramLabel = "N", defaultValue = "0", description = "Which slot of the module, from 0.")
    private int slot;

    private final BufferedReader keyboard =
            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

    @Override
    void perform(PrintWriter out) {
        CardReader reader =
                where.module == null ? new BoxReader(card(where.card)) : new TokenReader(where.module, slot);
        MapService service = new PhoneBox(home()).service();
        char[] pin = pin();
        try (OpenedCard card = reader.open(pin)) {
            CardAgent agent = new CardAgent(service, card);
            List<PhoneRequest> waiting = PhoneTroubles.translated(agent::pending);
            if (waiting.isEmpty()) {
                throw new Trouble(
                        "BOX-1116",
                        "Nothing waits for this card.",
                        "Begin the login in your software first, and confirm it here within two minutes.");
            }
            for (PhoneRequest request : waiting) {
                answer(agent, request, out);
            }
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private void answer(CardAgent agent, PhoneRequest request, PrintWriter out) {
        out.printf(
                "%s  Login to %s (%s), asked from %s%n",
                TIME.format(request.issuedAt()), request.clientName(), request.acr(), request.place());
        out.flush();
        String typed = ask("Number your software shows: ");
        Act act = typed.equals("fraud") ? Act.FRAUD : typed.isEmpty() || typed.equals("no") ? Act.CANCEL : Act.APPROVE;
        String state = PhoneTroubles.translated(() -> agent.answer(request, act, typed));
        out.printf("%s: %s.%n", request.clientName(), state);
    }

    /** Not shown where there is a terminal to hide it. */
    private char[] pin() {
        Console console = System.console();
        char[] typed = console == null ? ask("PIN: ").toCharArray() : console.readPassword("PIN: ");
        return typed == null ? new char[0] : typed;
    }

    /** From where the PIN came: what one of the two has read ahead, the other would miss. */
    private String ask(String question) {
        Console console = System.console();
        return Optional.ofNullable(console == null ? read(question) : console.readLine("%s", question))
                .orElse("")
                .strip();
    }

    private String read(String question) {
        System.err.print(question);
        System.err.flush();
        try {
            return keyboard.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
