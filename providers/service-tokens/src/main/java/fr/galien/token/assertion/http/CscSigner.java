package fr.galien.token.assertion.http;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.token.assertion.HashSigner;
import fr.galien.token.assertion.SignerOutage;
import fr.galien.token.assertion.SignerSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A credential of a signing service (CSC API v2 §11). Access is by a bearer token alone: a seal has nobody to ask for a PIN. */
final class CscSigner implements HashSigner {

    private static final String SHA_256 = "2.16.840.1.101.3.4.2.1";
    private static final String SHA_256_WITH_RSA = "1.2.840.113549.1.1.11";

    private final SignerSettings.Remote settings;
    private final JsonCalls calls;

    CscSigner(SignerSettings.Remote settings, JsonCalls calls) {
        this.settings = settings;
        this.calls = calls;
    }

    /** §11.5: the signing certificate is the first of the chain. */
    @Override
    public X509Certificate certificate() throws SignerOutage {
        JsonNode info =
                ask("credentials/info", Map.of("credentialID", settings.credential(), "certificates", "single"));
        byte[] der = octets(info.path("cert").path("certificates").path(0));
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException none) {
            throw new SignerOutage("it names no certificate", none);
        }
    }

    /** §11.10. */
    @Override
    public byte[] sign(byte[] sha256) throws SignerOutage {
        JsonNode signed = ask(
                "signatures/signHash",
                Map.of(
                        "credentialID",
                        settings.credential(),
                        "hashes",
                        List.of(Base64.getEncoder().encodeToString(sha256)),
                        "hashAlgorithmOID",
                        SHA_256,
                        "signAlgo",
                        SHA_256_WITH_RSA));
        return octets(signed.path("signatures").path(0));
    }

    private JsonNode ask(String method, Map<String, ?> question) throws SignerOutage {
        String base = settings.url().toString();
        return calls.post(URI.create(base + (base.endsWith("/") ? "" : "/") + method), token(), question);
    }

    /** Read each time: such tokens are renewed. */
    private String token() throws SignerOutage {
        try {
            return Files.readString(settings.tokenFile(), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException unreadable) {
            throw new SignerOutage("the file of its token cannot be read", unreadable);
        }
    }

    private static byte[] octets(JsonNode value) throws SignerOutage {
        try {
            return Base64.getDecoder().decode(value.asText());
        } catch (IllegalArgumentException notBase64) {
            throw new SignerOutage("its answer is not what the protocol says", notBase64);
        }
    }
}
