package fr.galien.sandbox.directory;

import fr.galien.directory.OperatorRefusal;
import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who the operator is, and of which directory: the same for every command of theirs. */
final class OperatorOptions {

    static final String PASSWORD_VARIABLE = "GALIEN_OPERATOR_PASSWORD";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Option(
            names = "--as",
            paramLabel = "<operator>",
            required = true,
            description = {
                "Your own role in the directory's database; a sandbox has alice and bruno.",
                "Its password is read from the environment, " + PASSWORD_VARIABLE
                        + ", from the secrets of the sandbox, or asked for."
            })
    private String operator;

    @Option(
            names = "--url",
            paramLabel = "<jdbc-url>",
            description = "The directory's database, jdbc:postgresql://…, instead of the sandbox's.")
    private String url;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    Operators operators() {
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new ParameterException(command.commandLine(), "--url must begin with jdbc:postgresql:");
        }
        SandboxHome sandbox = home.home();
        String address = url != null
                ? url
                : "jdbc:postgresql://127.0.0.1:" + sandbox.ports().postgres() + "/" + DirectoryLoads.DATABASE;
        String password = Optional.ofNullable(System.getenv(PASSWORD_VARIABLE))
                .filter(text -> !text.isBlank())
                // Elsewhere an operator of the same name is somebody else.
                .or(() -> url == null ? ofTheSandbox(sandbox) : Optional.empty())
                .or(this::typed)
                .orElseThrow(() -> Operators.trouble(OperatorRefusal.NO_PASSWORD));
        return Operators.at(address, operator, password);
    }

    private Optional<String> ofTheSandbox(SandboxHome sandbox) {
        Properties secrets = new Properties();
        try (var reader = Files.newBufferedReader(sandbox.secrets())) {
            secrets.load(reader);
        } catch (IOException e) {
            throw DirectoryLoads.noSandbox(sandbox);
        }
        return Optional.ofNullable(secrets.getProperty("directory.operator." + operator + ".password"));
    }

    private Optional<String> typed() {
        Console console = System.console();
        return Optional.ofNullable(console)
                .map(it -> it.readPassword("Password of %s: ", operator))
                .map(String::new);
    }
}
