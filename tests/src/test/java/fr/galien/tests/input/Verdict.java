package fr.galien.tests.input;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.proxy.Client.Answer;
import fr.galien.tests.system.TheSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What no answer may be, whatever was asked. */
final class Verdict {

    private static final Pattern INSIDES = Pattern.compile(
            "\\b(org\\.keycloak|java\\.(lang|util|io|net|sql)|jakarta\\.|io\\.(quarkus|vertx|netty)|org\\.(jboss|hibernate|postgresql)"
                    + "|com\\.fasterxml|fr\\.galien\\.[a-z]+)\\.|\\bat [a-z]+\\.[a-z.]+\\(|Exception\\b");

    private Verdict() {}

    /** Empty for an answer there is nothing to say against. */
    static List<String> on(Answer answer, RegisteredClient client) {
        List<String> complaints = new ArrayList<>();
        if (answer.status() >= 500) {
            complaints.add("the server's fault: " + answer.status());
        }
        if (INSIDES.matcher(answer.body()).find()) {
            complaints.add("shows its insides");
        }
        boolean page = answer.headers("content-type").stream().anyMatch(type -> type.startsWith("text/html"));
        if (page && answer.body().contains("<script>" + Spoilt.MARK)) {
            complaints.add("repeats markup");
        }
        if (!answer.headers("x-injected").isEmpty()) {
            complaints.add("repeats lines as headers");
        }
        answer.headers("location").stream()
                .filter(address -> !isAllowed(address, client))
                .forEach(address -> complaints.add("sends the browser to " + address));
        return complaints;
    }

    /** The software's own address with an answer behind it, or the service's; compared as text, which is what browsers get. */
    private static boolean isAllowed(String address, RegisteredClient client) {
        String software = client.redirectUris().getFirst().toString();
        return address.startsWith(software + "&")
                || address.startsWith(software + "#")
                || address.startsWith(TheSandbox.get().addresses().issuer() + "/");
    }
}
