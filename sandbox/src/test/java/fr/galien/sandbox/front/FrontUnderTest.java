package fr.galien.sandbox.front;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.Ports;
import fr.galien.sandbox.net.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A front before a {@link FakeKeycloak}, with every kind of certificate. */
final class FrontUnderTest implements AutoCloseable {

    static final String REALM = "/auth/realms/esante-wallet";
    static final String TOKEN = REALM + "/protocol/openid-connect/token";
    static final String CARD = REALM + "/card/AAAAAAAAAAAAAAAAAAAAAA";

    final Ports ports = FreePorts.inARow();
    final TestPki serverPki;
    final TestPki linkPki;
    final TestPki vendorPki;
    final TestPki unknownPki;
    final TestPki.Credential selfMadeCard;
    final TestPki.Credential expiredCard;
    final TestPki.Credential vendor;
    final FrontSettings settings;
    final FakeKeycloak keycloak;
    final Front front;

    FrontUnderTest(Path directory) {
        serverPki = new TestPki(directory, "server root");
        linkPki = new TestPki(directory, "link root");
        vendorPki = new TestPki(directory, "vendor root");
        unknownPki = new TestPki(directory, "unknown root");
        selfMadeCard = unknownPki.issue("whoever");
        expiredCard = unknownPki.issue("expired", Instant.now().minus(1, ChronoUnit.DAYS));
        vendor = vendorPki.issue("vendor");
        settings = new FrontSettings(
                ports,
                serverPki.issueFiles("server"),
                serverPki.issueFiles("card"),
                serverPki.issueFiles("phone"),
                linkPki.issueFiles("front"),
                linkPki.rootFile(),
                List.of(vendorPki.rootFile()),
                wallet(directory));
        keycloak = FakeKeycloak.start(ports.keycloak(), linkPki.issueFiles("keycloak"), linkPki.rootFile());
        front = Front.start(settings);
    }

    /** A page and one file beneath it; what lies beside them must not be found. */
    private static Path wallet(Path directory) {
        try {
            Files.writeString(directory.resolve("secret.json"), "{}");
            Path wallet = Files.createDirectories(directory.resolve("wallet"));
            Files.writeString(wallet.resolve("index.html"), "<!DOCTYPE html><title>Galien</title>");
            Files.writeString(Files.createDirectories(wallet.resolve("js")).resolve("app.js"), "export {};");
            Files.writeString(wallet.resolve("notes.txt"), "not served");
            return wallet;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawTls browser() {
        return RawTls.trusting(serverPki);
    }

    RawTls browserWith(TestPki.Credential credential) {
        return RawTls.trusting(serverPki, credential);
    }

    RawTls browserWith(InsistentKey key) {
        return RawTls.trusting(serverPki, key);
    }

    /** A request as a browser would write it, for the right host, that ends the connection. */
    String get(FrontName name, String target, String... headers) {
        return request("GET", name, target, headers);
    }

    String request(String method, FrontName name, String target, String... headers) {
        return requestTo(name.authority(ports), method, target, headers);
    }

    /** The host in front of a port: what a connection to it is opened to. */
    String host(FrontName name) {
        return name.address(new Addresses(ports)).getHost();
    }

    String requestTo(String authority, String method, String target, String... headers) {
        return method + " " + target + " HTTP/1.1\r\nHost: " + authority + "\r\nConnection: close\r\n"
                + String.join(
                        "", List.of(headers).stream().map(line -> line + "\r\n").toList()) + "\r\n";
    }

    @Override
    public void close() {
        front.close();
        keycloak.close();
    }
}
