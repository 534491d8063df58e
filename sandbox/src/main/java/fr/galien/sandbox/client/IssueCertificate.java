package fr.galien.sandbox.client;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.card.SoftwareCertificate;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galien client certificate}. */
@Command(
        name = "certificate",
        description = {
            "Issue a certificate for software, as the authority for organisations would; the server need not run.",
            "A software that has one gets another: to try what a renewal does."
        },
        mixinStandardHelpOptions = true)
final class IssueCertificate implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "<id>", description = "The client id; it becomes the certificate's common name.")
    private String id;

    @Option(
            names = "--structure",
            required = true,
            paramLabel = "<number>",
            description = "The structure it is issued to (Struct_IdNat), for example 10B0193488.")
    private String structure;

    @Override
    public Integer call() {
        ClientSpec.checkId(id);
        StructureNumber number = new StructureNumber(structure);
        SandboxHome sandbox = home.home();
        SoftwareCertificates certificates = new SoftwareCertificates(sandbox);
        SoftwareCertificate issued = certificates.issue(id, number);
        PrintWriter out = command.commandLine().getOut();
        out.println("A certificate for " + id + " of structure " + number + ":");
        out.println();
        String subject = issued.certificate().getSubjectX500Principal().getName();
        String issuer = issued.certificate().getIssuerX500Principal().getName();
        out.printf("  %-30s %s%n", "subject", subject);
        out.printf("  %-30s %s%n", "authority", issuer);
        out.printf("  %-30s %s%n", "certificate", certificates.certificate(id));
        out.printf("  %-30s %s%n", "key", certificates.key(id));
        out.printf("  %-30s %s (password: %s)%n", "both", certificates.pkcs12(id), SoftwareCertificates.PASSWORD);
        out.println();
        out.println("To be known by the structure:  ./galien client add " + id + " --auth mtls --structure " + number
                + " --redirect <uri>");
        out.println("To be known by the subject:    ./galien client add " + id + " --auth mtls --subject-dn \""
                + subject + "\" --ca-dn \"" + issuer + "\" --redirect <uri>");
        out.flush();
        return 0;
    }
}
