package fr.galien.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.client.ClientCommand;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.system.TheSandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What {@code ./galien client show} prints to paste into a stack: run here, so that it is true. */
final class ShippedText {

    private static final String TITLE_END = " ----\n\n";

    private ShippedText() {}

    /** @param stack as {@code --for} knows it */
    static String of(RegisteredClient client, String stack) {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new ClientCommand())
                .setOut(new PrintWriter(out))
                .execute(
                        "show",
                        client.id(),
                        "--home",
                        TheSandbox.get().home().root().toString(),
                        "--for",
                        stack);
        assertThat(status).isZero();
        String all = out.toString();
        return all.substring(all.indexOf(TITLE_END) + TITLE_END.length());
    }
}
