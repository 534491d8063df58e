package fr.galien.sandbox.directory;

import fr.galien.sandbox.HomeOption;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that names a directory which is not the sandbox's. */
final class DirectoryUrl {

    @Option(
            names = "--url",
            paramLabel = "<jdbc-url>",
            description = {
                "The directory's database, jdbc:postgresql://…, instead of the sandbox's. Its tables are made if need be.",
                "The password of the role directory_loader is read from the environment: "
                        + DirectoryLoads.PASSWORD_VARIABLE
            })
    private String url;

    DirectoryLoads directory(CommandSpec command, HomeOption home) {
        if (url == null) {
            return DirectoryLoads.in(home.home());
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new ParameterException(command.commandLine(), "--url must begin with jdbc:postgresql:");
        }
        return DirectoryLoads.elsewhere(url, System.getenv(DirectoryLoads.PASSWORD_VARIABLE));
    }
}
