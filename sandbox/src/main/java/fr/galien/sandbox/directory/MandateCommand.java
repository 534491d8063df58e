package fr.galien.sandbox.directory;

import picocli.CommandLine.Command;

/** {@code galien directory mandate}: who speaks for a structure without an activity there. */
@Command(
        name = "mandate",
        description = "Let somebody speak for a structure where they have no activity, for a time.",
        subcommands = {AddMandate.class, ListMandates.class, EndMandate.class},
        mixinStandardHelpOptions = true)
final class MandateCommand {}
