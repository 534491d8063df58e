package fr.galien.sandbox.client;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How software will authenticate, as told to {@code galien client add}. */
final class AuthenticationOptions {

    /** The names the option is given by. */
    enum Auth {
        secret,
        mtls,
        private_key_jwt
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--auth",
            defaultValue = "secret",
            description = "How the software authenticates: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Auth auth;

    @Option(
            names = "--structure",
            paramLabel = "<number>",
            description = "With --auth mtls: the structure (Struct_IdNat) any of whose certificates will do."
                    + " One is issued unless the software has it already.")
    private String structure;

    @Option(
            names = "--subject-dn",
            paramLabel = "<dn>",
            description = "With --auth mtls, instead: the certificate's subject (RFC 4514), exactly.")
    private String subject;

    @Option(
            names = "--ca-dn",
            paramLabel = "<dn>",
            description =
                    "With --subject-dn: the subject of the authority that issued it, as client certificate prints it.")
    private String authority;

    @Option(
            names = "--jwks",
            paramLabel = "<file>",
            description = "With --auth private_key_jwt: the public keys, as a JWK set.")
    private Path keys;

    @Option(
            names = "--jwks-uri",
            paramLabel = "<uri>",
            description = "With --auth private_key_jwt, instead: where the software publishes them.")
    private String keysAddress;

    /** @throws ParameterException when the options do not go together */
    ClientAuthentication chosen(SoftwareCertificates certificates) {
        return switch (auth) {
            case secret -> {
                only();
                yield new ClientAuthentication.BySecret();
            }
            case mtls -> certificate(certificates);
            case private_key_jwt -> {
                if ((keys == null) == (keysAddress == null)) {
                    throw usage("--auth private_key_jwt needs either --jwks or --jwks-uri");
                }
                only(keys, keysAddress);
                yield keys == null
                        ? new ClientAuthentication.ByPublishedKeys(ReturnAddress.parse(keysAddress))
                        : new ClientAuthentication.ByKnownKeys(KeySet.read(keys));
            }
        };
    }

    private ClientAuthentication certificate(SoftwareCertificates certificates) {
        if (structure != null) {
            only(structure);
            return new ClientAuthentication.ByStructure(new StructureNumber(structure), certificates.issuer());
        }
        if (subject == null || authority == null) {
            throw usage(
                    "--auth mtls needs --structure, or --subject-dn with --ca-dn: without the authority, anybody could"
                            + " make themselves a certificate with your subject");
        }
        only(subject, authority);
        return new ClientAuthentication.ByCertificate(subject, authority);
    }

    /** Refuses an option that goes with another way. */
    private void only(Object... wanted) {
        long given = count(structure, subject, authority, keys, keysAddress);
        if (given > count(wanted)) {
            throw usage("--auth " + auth + " does not go with all of these options; see --help");
        }
    }

    private static long count(Object... options) {
        return Stream.of(options).filter(Objects::nonNull).count();
    }

    private ParameterException usage(String why) {
        return new ParameterException(command.commandLine(), why);
    }
}
