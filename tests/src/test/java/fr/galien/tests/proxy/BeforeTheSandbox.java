package fr.galien.tests.proxy;

import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.testkit.card.CardRequest;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.testkit.tls.SandboxTls;
import fr.galien.tests.system.TheSandbox;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** A proxy beside the sandbox's own front, before the same Keycloak, with the same certificates. */
final class BeforeTheSandbox implements AutoCloseable {

    private final SecureRandom random = new SecureRandom();
    private final RunningProxy proxy;

    private BeforeTheSandbox(Shipped which, Path directory) {
        TheSandbox sandbox = TheSandbox.get();
        Path tls = directory.resolve("tls");
        FrontFiles.write(
                tls,
                SandboxTls.openOrCreate(sandbox.home().tls(), Clock.systemUTC(), random),
                CardAuthority.openOrCreate(sandbox.home().authority(), random));
        this.proxy = RunningProxy.start(
                which, directory, tls, sandbox.addresses().ports().keycloak());
    }

    static BeforeTheSandbox start(Shipped which, Path directory) {
        return new BeforeTheSandbox(which, directory.resolve(which.name()));
    }

    RunningProxy proxy() {
        return proxy;
    }

    /** A name below the card's that nobody ever used. */
    String freshHost() {
        return "%032x.%s".formatted(new BigInteger(128, random), RunningProxy.CARD);
    }

    /** Where the card is to be presented for this target. */
    URI fresh(String target) {
        return proxy.cardAddress(freshHost(), target);
    }

    /** A card of the sandbox's doctor with something wrong. */
    static CardRequest doctorsCard(CardFlaw flaw) {
        Notable doctor = Nation.notable().stream()
                .filter(person -> person.cardName().equals("medecin"))
                .findFirst()
                .orElseThrow();
        return TheSandbox.get()
                .cards()
                .holder(doctor.nationalId(), doctor.familyName(), doctor.givenName())
                .named("wrong")
                .flawed(flaw);
    }

    @Override
    public void close() {
        proxy.close();
    }
}
