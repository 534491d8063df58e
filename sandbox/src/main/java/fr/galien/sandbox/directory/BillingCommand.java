package fr.galien.sandbox.directory;

import picocli.CommandLine.Command;

/** {@code galien directory billing}: under which number somebody bills the health insurance. */
@Command(
        name = "billing",
        description = "The billing register, of which prescription tokens have their numbers.",
        subcommands = LoadBilling.class,
        mixinStandardHelpOptions = true)
final class BillingCommand {}
