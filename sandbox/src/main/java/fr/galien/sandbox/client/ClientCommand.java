package fr.galien.sandbox.client;

import picocli.CommandLine.Command;

/** {@code galien client}: vendors' software in the sandbox. */
@Command(
        name = "client",
        description = "Register your software in the sandbox, and see every setting it needs.",
        subcommands = {AddClient.class, ListClients.class, ShowClient.class, IssueCertificate.class},
        mixinStandardHelpOptions = true)
public final class ClientCommand {}
