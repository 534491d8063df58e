package fr.galien.sandbox.phone.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.login.LoginStopped;
import fr.galien.sandbox.login.Outcome;
import fr.galien.sandbox.login.PhoneEnrolment;
import fr.galien.sandbox.phone.PhoneBox;
import fr.galien.sandbox.phone.PhoneTroubles;
import fr.galien.testkit.phone.Enrolled;
import fr.galien.testkit.phone.Enrolment;
import fr.galien.testkit.phone.PhoneLink;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galien phone enrol}. */
@Command(
        name = "enrol",
        description = {
            "Enrol a phone: with --card the whole journey, screen included; with --link the phone's side of it, for a screen"
                    + " that shows a link."
        },
        mixinStandardHelpOptions = true)
final class EnrolPhone extends PhoneTask {

    @Parameters(paramLabel = "<name>", description = "What it is called here: a-z, 0-9 and '-'.")
    private String name;

    @ArgGroup(multiplicity = "1")
    private Way way;

    private static final class Way {

        @Option(
                names = "--card",
                paramLabel = "<who>",
                description =
                        "A test card of the sandbox (galien card list), its holder's RPPS number, or a .p12 file.")
        private String card;

        @Option(names = "--link", paramLabel = "<url>", description = "The link under the QR code of \"add a phone\".")
        private String link;
    }

    @Option(names = "--pin", description = "The card's PIN (default: the one the sandbox gave it; of a file, 1234).")
    private String pin;

    @Option(
            names = "--device-name",
            paramLabel = "<text>",
            description = "What it is called in \"my account\" (default: the name).")
    private String deviceName;

    @Override
    protected ObjectNode perform() {
        PhoneBox box = box();
        box.requireFree(name);
        return way.card == null ? byLink(box) : byCard(box);
    }

    private ObjectNode byCard(PhoneBox box) {
        Card card = Card.find(home(), way.card, Optional.ofNullable(pin));
        PhoneEnrolment screen = new PhoneEnrolment(home());
        try {
            say("Reading the card %s on the page \"add a phone\".", card.name());
            PhoneLink.Enrol link = link(screen.open(card).toString());
            say("The phone takes the link, and makes its keys.");
            Enrolled enrolled = answer(box, link);
            say("The phone shows six digits; they are typed on the screen.");
            screen.confirm(enrolled.confirmation());
            box.keep(name, enrolled.phone());
            say("The phone %s is %s's.", name, enrolled.phone().state().person());
            say("Try it:  ./galien login --phone %s", name);
            return done().put("name", name).put("cred", enrolled.phone().state().cred());
        } catch (LoginStopped e) {
            throw stopped(e.outcome());
        }
    }

    private ObjectNode byLink(PhoneBox box) {
        Enrolled enrolled = answer(box, link(way.link));
        box.keep(name, enrolled.phone());
        say(
                "Type %s on the screen, within %d s.",
                enrolled.confirmation(), enrolled.expiresIn().toSeconds());
        say("The phone %s is %s's from then on.", name, enrolled.phone().state().person());
        return done().put("name", name)
                .put("cred", enrolled.phone().state().cred())
                .put("confirmation", enrolled.confirmation())
                .put("expires_in", enrolled.expiresIn().toSeconds());
    }

    private Enrolled answer(PhoneBox box, PhoneLink.Enrol link) {
        return PhoneTroubles.translated(
                () -> Enrolment.claim(box.service(), link).answer(deviceName == null ? name : deviceName));
    }

    private static PhoneLink.Enrol link(String typed) {
        return Links.read(typed)
                .filter(PhoneLink.Enrol.class::isInstance)
                .map(PhoneLink.Enrol.class::cast)
                .orElseThrow(() -> new Trouble(
                        "BOX-1105",
                        "That is not a link a phone is enrolled by.",
                        "Copy it whole, with its #e part, from the page \"add a phone\"."));
    }

    private static Trouble stopped(Outcome outcome) {
        String why = switch (outcome) {
            case Outcome.Refused(var steps, var refusal, int status) ->
                refusal.code() + ": " + refusal.sentence() + " " + refusal.hint();
            case Outcome.TurnedAway(var steps, String error, String description) ->
                "it answered " + error + " " + description;
            case Outcome.Broken(var steps, String what) -> what;
            case Outcome.LoggedIn done -> "it logged in";
        };
        return new Trouble(
                "BOX-1107",
                "The screen went no further: " + why.strip() + (why.strip().endsWith(".") ? "" : "."),
                "Try the card by itself with ./galien login --card.");
    }
}
