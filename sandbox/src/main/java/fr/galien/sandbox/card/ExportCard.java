package fr.galien.sandbox.card;

import fr.galien.testkit.card.CardExport;
import fr.galien.testkit.card.SoftHsmToken;
import fr.galien.testkit.card.TestCard;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galien card export}. */
@Command(name = "export", description = "Take a card out, for a browser or a tool.", mixinStandardHelpOptions = true)
final class ExportCard extends CardTask {

    /** Named as they are typed. */
    enum Format {
        p12,
        pem,
        softhsm
    }

    @Parameters(paramLabel = "NAME", description = "The card's name, see 'galien card list'.")
    private String name;

    @Option(
            names = "--format",
            required = true,
            description =
                    "${COMPLETION-CANDIDATES}: a file for a browser, two for tools, a PKCS#11 token behind its PIN.")
    private Format format;

    @Option(names = "--to", paramLabel = "DIR", defaultValue = ".", description = "Where to (default: here).")
    private Path directory;

    @Override
    void perform(PrintWriter out) {
        TestCard card = card(name);
        Path target = directory.toAbsolutePath().normalize();
        switch (format) {
            case p12 -> {
                out.println(CardExport.toPkcs12(card, target));
                out.printf("Its password is the PIN, %s.%n", card.pin().digits());
            }
            case pem -> {
                CardExport.PemFilesOfACard files = CardExport.toPem(card, target);
                out.printf("%s   the certificate and its issuers%n", files.certificates());
                out.printf("%s   the key, not encrypted%n", files.key());
            }
            case softhsm -> print(CardExport.toSoftHsm(card, target), card, out);
        }
    }

    private static void print(SoftHsmToken token, TestCard card, PrintWriter out) {
        out.printf(
                "Token '%s' with PIN %s, objects with id %s.%n",
                token.label(), card.pin().digits(), SoftHsmToken.OBJECT_ID);
        out.println("Tell the program that uses it:");
        token.environment().forEach((variable, value) -> out.printf("  export %s=%s%n", variable, value));
        out.println("and give it this PKCS#11 module:");
        out.printf("  %s%n", token.module());
    }
}
