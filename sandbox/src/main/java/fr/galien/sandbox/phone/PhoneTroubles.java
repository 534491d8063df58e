package fr.galien.sandbox.phone;

import fr.galien.sandbox.Trouble;
import fr.galien.testkit.phone.PhoneDistrust;
import fr.galien.testkit.phone.PhoneRefused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.Callable;

/** What goes wrong with phones, in the command's words. */
public final class PhoneTroubles {

    private PhoneTroubles() {}

    /**
     * @throws Trouble BOX-1063 when nothing answers, BOX-1102 when the service refuses the phone, BOX-1103 when the phone does
     *     not believe the service, BOX-1109 when the two do not understand one another
     */
    public static <T> T translated(Callable<T> use) {
        try {
            return use.call();
        } catch (PhoneRefused refused) {
            throw new Trouble("BOX-1102", "The service refuses: " + sentence(refused) + ".", wayOut(refused.code()));
        } catch (PhoneDistrust distrust) {
            throw new Trouble(
                    "BOX-1103",
                    distrust.getMessage(),
                    "Nothing was answered. Begin again; if it stays so, the service at this address is not the one it was"
                            + " enrolled at.");
        } catch (ConnectException | HttpTimeoutException e) {
            throw new Trouble(
                    "BOX-1063",
                    "Nothing answers at the sandbox's address.",
                    "Start the sandbox with ./galien up, or see what it says with ./galien status.");
        } catch (IOException e) {
            throw new Trouble(
                    "BOX-1109",
                    "The phone and the service do not understand one another: " + e.getMessage() + ".",
                    "Look at ./galien status; the protocol is in docs/mobile-protocol.md.");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sentence(PhoneRefused refused) {
        return refused.getMessage()
                + refused.retryAfter()
                        .map(wait -> ", again in " + wait.toSeconds() + " s")
                        .orElse("");
    }

    private static String wayOut(String code) {
        return switch (code) {
            case "ECPS-0202" -> "Begin the login again: the request is over, or it was answered.";
            case "ECPS-0203" ->
                "Was its code typed on the screen? Otherwise it was taken away: enrol it again with ./galien phone enrol.";
            case "ECPS-0205" -> "Lift the suspension in \"my account\".";
            case "ECPS-0206" -> "See what the directory says of this person: ./galien directory show.";
            case "ECPS-0208" -> "Begin the login again, and give the number its screen shows.";
            case "ECPS-0209" -> "Ask for a lower level with --acr, or log in with a card.";
            case "ECPS-0211" -> "Wait as long as it says.";
            case "ECPS-0212" -> "Let the screen show another link: each is for one phone, and for 90 seconds.";
            case "ECPS-0215" -> "Take another phone away first: ./galien phone remove.";
            default -> "docs/errors.md says more about each code.";
        };
    }
}
