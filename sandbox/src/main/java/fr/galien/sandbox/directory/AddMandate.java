package fr.galien.sandbox.directory;

import fr.galien.directory.FindMandate.Mandate;
import fr.galien.directory.MandateWish;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galien directory mandate add}. */
@Command(
        name = "add",
        description = {
            "Record that a structure lets a person speak for it, from a day to a day, for a year at most.",
            "It is never changed: to change it, end it and record another."
        },
        mixinStandardHelpOptions = true)
final class AddMandate implements Callable<Integer> {

    /** Where the structures are. */
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    @Spec
    private CommandSpec command;

    @Mixin
    private OperatorOptions options;

    @Parameters(paramLabel = "<id>", description = "Any identifier of the person.")
    private String id;

    @Option(
            names = "--structure",
            required = true,
            paramLabel = "<number>",
            description = "The structure's number (Struct_IdNat): 1 and its FINESS, or 3 and its SIRET.")
    private String structure;

    @Option(names = "--name", required = true, description = "The structure's name, as tokens will say it.")
    private String name;

    @Option(
            names = "--sector",
            required = true,
            paramLabel = "<code>",
            description = "The structure's sector of activity, for example SA07.")
    private String sector;

    @Option(names = "--from", paramLabel = "<yyyy-mm-dd>", description = "Its first day (default: today).")
    private LocalDate from;

    @Option(names = "--until", required = true, paramLabel = "<yyyy-mm-dd>", description = "Its last day.")
    private LocalDate until;

    @Option(names = "--reason", required = true, description = "Why: 3 to 500 characters. It is kept.")
    private String reason;

    @Override
    public Integer call() {
        LocalDate first = from == null ? LocalDate.now(FRANCE) : from;
        Mandate mandate = new Mandate(structure, name, sector, first, until);
        long number = options.operators().grant(new MandateWish(id, mandate, reason));
        PrintWriter out = command.commandLine().getOut();
        if (options.json()) {
            out.println(Json.pretty(Json.object()
                    .put("number", number)
                    .put("from", first.toString())
                    .put("until", until.toString())));
        } else {
            out.printf("Recorded as number %d, from %s to %s.%n", number, first, until);
            out.printf("To end it before: ./galien directory mandate end %d --reason <text> --as <operator>%n", number);
        }
        out.flush();
        return 0;
    }
}
