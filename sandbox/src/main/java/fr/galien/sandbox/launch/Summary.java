package fr.galien.sandbox.launch;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.progress.Looks;
import fr.galien.sandbox.progress.Terminal;
import fr.galien.testkit.card.CardBox;
import fr.galien.testkit.card.CardLabel;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a person wants to know about a running sandbox: what to open, with which password, what to try. */
final class Summary {

    private static final int CARDS_SHOWN = 3;

    private final SandboxHome home;
    private final Secrets secrets;

    Summary(SandboxHome home, Secrets secrets) {
        this.home = home;
        this.secrets = secrets;
    }

    /** @throws IOException if what runs cannot be read */
    void print(Terminal terminal) throws IOException {
        PrintStream out = terminal.out();
        Looks looks = terminal.looks();
        Addresses addresses = home.addresses();
        out.println();
        row(out, looks, "Demo software", addresses.demo().toString(), "open this one");
        row(out, looks, "Login (auth)", addresses.auth().toString(), "");
        row(out, looks, "Wallet", addresses.walletAuthorization().toString(), "redirects to auth");
        row(out, looks, "Card host", addresses.card().toString(), "asks for the card");
        row(out, looks, "Vendors' mutual TLS", addresses.mtls().toString(), "");
        row(out, looks, "Phone application", addresses.phone().toString(), "open it on a phone, or in another window");
        row(out, looks, "Discovery", addresses.discovery().toString(), "");
        services(out, looks, addresses);
        row(
                out,
                looks,
                "Admin console",
                addresses.admin().toString(),
                ServerOptions.ADMIN_USER + " / " + secrets.value(Secret.ADMIN_PASSWORD));
        row(out, looks, "Root to trust", home.tls().resolve("root.pem").toString(), "for localhost only");
        out.println();
        cards(out, looks);
        out.println("  Log in now:   " + looks.emphasis("./galien login --card medecin" + where()));
        out.println();
    }

    private void services(PrintStream out, Looks looks, Addresses addresses) throws IOException {
        Set<Service> running = RunFile.read(home.run()).map(RunFile::services).orElse(Set.of());
        for (Service service : new TreeSet<>(running)) {
            switch (service) {
                case RECORD -> {
                    row(out, looks, service.title(), addresses.record() + "/fhir", "FHIR R4");
                    row(out, looks, "", addresses.record() + "/soap", "SOAP with a VIHF");
                }
                case PRESCRIPTION ->
                    row(out, looks, service.title(), addresses.prescriptions().toString(), "");
                case MESSAGING ->
                    row(
                            out,
                            looks,
                            service.title(),
                            "localhost:" + addresses.ports().imap(),
                            "IMAP; sending: localhost:" + addresses.ports().submission());
            }
        }
        if (!running.containsAll(Set.of(Service.RECORD, Service.PRESCRIPTION))) {
            row(out, looks, "Services to call", "./galien up --services" + where(), "starts them too");
        }
    }

    private String where() {
        return home.root().equals(Build.current().root().resolve(".galien")) ? "" : " --home " + home.root();
    }

    private void cards(PrintStream out, Looks looks) {
        List<CardLabel> cards = new CardBox(home.cards()).list();
        for (Notable person : Nation.notable().subList(0, CARDS_SHOWN)) {
            cards.stream()
                    .filter(card -> card.name().equals(person.cardName()))
                    .findFirst()
                    .ifPresent(card -> out.println("  " + String.format("%-22s", "Card " + card.name())
                            + looks.faint(
                                    person.givenName() + " " + person.familyName() + ", " + person.professionLabel()
                                            + ", PIN " + card.pin().digits())));
        }
        out.println();
    }

    private static void row(PrintStream out, Looks looks, String name, String address, String note) {
        out.println(
                ("  " + String.format("%-22s", name) + looks.link(address) + "  " + looks.faint(note)).stripTrailing());
    }
}
