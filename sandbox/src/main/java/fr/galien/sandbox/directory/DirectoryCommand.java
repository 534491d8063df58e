package fr.galien.sandbox.directory;

import picocli.CommandLine.Command;

/** {@code galien directory}: the professionals the sandbox knows. */
@Command(
        name = "directory",
        description = "Load an RPPS extraction, and see what the directory holds.",
        subcommands = {LoadFile.class, ShowStatus.class},
        mixinStandardHelpOptions = true)
public final class DirectoryCommand {}
