package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.phone.HeldPhone;
import fr.galien.sandbox.phone.PhoneBox;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a login by phone. */
final class PhoneOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--phone",
            paramLabel = "<name>",
            description = "Instead of a card: a phone of the sandbox (galien phone list).")
    private String phone;

    @Option(
            names = "--person",
            paramLabel = "<number>",
            description = "With --phone: the national identifier typed (default: the phone's owner's).")
    private String person;

    @Option(names = "--scan", description = "With --phone: take the page's link instead of typing its number.")
    private boolean scan;

    @Option(names = "--ciba", description = "With --phone: without a browser, over CIBA; see client add --ciba.")
    private boolean ciba;

    @Option(
            names = "--digits",
            paramLabel = "<2|6>",
            description =
                    "With --ciba: how many digits the software shows: 6 needs client add --six-digits (default: 2).")
    private Integer digits;

    boolean isChosen() {
        if (phone == null && (person != null || scan || ciba || digits != null)) {
            throw usage("--person, --scan, --ciba and --digits go with --phone");
        }
        if (digits != null && (!ciba || digits != 2 && digits != 6)) {
            throw usage("--digits is 2 or 6, and goes with --ciba");
        }
        if (scan && ciba) {
            throw usage("--scan does not go with --ciba: there is no page");
        }
        return phone != null;
    }

    Outcome logIn(SandboxHome home, LoginSettings settings, Browser browser) {
        HeldPhone held = new PhoneBox(home).get(phone);
        String typed = Optional.ofNullable(person).orElseGet(held::person);
        return ciba
                ? new CibaLogin(settings).run(held, typed, number(new SecureRandom()))
                : new PhoneLogin(settings, browser).run(held, typed, scan);
    }

    private String number(RandomGenerator random) {
        return digits == null || digits == 2
                ? String.format(Locale.ROOT, "%02d", random.nextInt(100))
                : String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
    }

    private ParameterException usage(String why) {
        return new ParameterException(command.commandLine(), why);
    }
}
