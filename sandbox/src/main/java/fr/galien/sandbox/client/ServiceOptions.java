package fr.galien.sandbox.client;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@link ServiceRights}. */
final class ServiceOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--service",
            paramLabel = "<id>=<scopes>",
            description = "A service it may get tokens for, and their scopes, separated by commas. Repeatable.")
    private List<String> services = List.of();

    @Option(
            names = "--exchanges-for",
            paramLabel = "<client>",
            description = "A client whose people's tokens it may exchange, beside its own. Repeatable.")
    private List<String> subjects = List.of();

    @Option(
            names = "--speaks-for",
            paramLabel = "<number>",
            description = "The structure (Struct_IdNat) it gets tokens for, where no certificate says it.")
    private String structure;

    @Option(
            names = "--software",
            paramLabel = "<id>,<name>,<version>",
            description = "The product, as it was approved.")
    private String product;

    ServiceRights chosen(ClientAuthentication authentication) {
        if (structure != null && authentication instanceof ClientAuthentication.ByStructure) {
            throw new ParameterException(
                    command.commandLine(), "--speaks-for does not go with --structure: the certificate says it");
        }
        return new ServiceRights(
                ServiceRights.parse(services),
                subjects,
                Optional.ofNullable(structure).map(StructureNumber::new),
                Optional.ofNullable(product).map(ServiceRights.Product::parse));
    }
}
