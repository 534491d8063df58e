package fr.galien.sandbox.directory;

import picocli.CommandLine.Command;

/** {@code galien directory}: the professionals the sandbox knows. */
@Command(
        name = "directory",
        description = "Load an RPPS extraction, see what the directory holds, and strike somebody off by hand.",
        subcommands = {
            LoadFile.class,
            ShowStatus.class,
            RevokePerson.class,
            LiftRevocation.class,
            ConfirmAct.class,
            ListRevocations.class,
            ShowPerson.class,
            MandateCommand.class,
            BillingCommand.class
        },
        mixinStandardHelpOptions = true)
public final class DirectoryCommand {}
