package fr.galien.testkit.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the document gives others to try their application with is what ours makes of the same keys. */
class VectorsTest {

    private Map<String, Object> vectors;
    private Phone phone;
    private PhoneKeys keys;
    private PhoneRequest request;

    @BeforeEach
    void read() throws IOException, ParseException {
        String document = Files.readString(Path.of("..", "docs", "mobile-protocol.md"));
        String section = document.substring(document.indexOf("## 12. "));
        vectors = JSONObjectUtils.parse(section.substring(
                section.indexOf("```json") + 7, section.indexOf("```\n", section.indexOf("```json"))));
        keys = new PhoneKeys(key("kPop"), key("kUv"));
        MapService service = new MapService(
                HttpClient.newHttpClient(),
                URI.create(text("issuer")),
                Clock.fixed(Instant.ofEpochSecond(JSONObjectUtils.getLong(vectors, "iat")), ZoneOffset.UTC),
                new Dealt(text("jti")));
        phone = new Phone(
                service,
                new PhoneState(
                        "",
                        service.issuer(),
                        text("sub"),
                        "",
                        text("cred"),
                        keys,
                        new OfflineKey(text("offline")),
                        new JWKSet(key("realm").toPublicJWK())));
        request = phone.openedWithoutNetwork(new PhoneLink.Offline(text("request")));
    }

    @Test
    void namesKeysByTheirThumbprints() {
        assertThat(PhoneKeys.kid(keys.pop())).isEqualTo(text("kid of kPop"));
        assertThat(PhoneKeys.kid(keys.uv())).isEqualTo(text("kid of kUv"));
    }

    @Test
    void hashesTheRequestAsReceived() {
        assertThat(request.hash()).isEqualTo(text("rqh"));
        assertThat(request.clientName()).isEqualTo("DPI du CHU");
    }

    @Test
    void approvesTheTextOfTheDocument() throws Exception {
        JWSObject documented = signed("approval");

        assertThat(withoutProof(documented))
                .isEqualTo(withoutProof(JWSObject.parse(
                        phone.answer(request, Act.APPROVE, text("number")).sign())));
        proves(documented, "text approved");
    }

    @Test
    void enrolsWithTheTextOfTheDocument() throws Exception {
        JWSObject documented = signed("enrolment response");
        Enrolment enrolment = new Enrolment(
                phone.service(), new JWKSet(), keys, text("eid"), request.nonce(), text("sub"), "", "card");

        assertThat(withoutProof(documented))
                .isEqualTo(withoutProof(JWSObject.parse(
                        enrolment.response("Téléphone de service").sign())));
        proves(documented, "text enrolled");
    }

    @Test
    void authenticatesTheCallOfTheDocument() throws Exception {
        JWSObject documented = JWSObject.parse(text("authorization of find").substring("MAP ".length()));
        Draft ours = phone.call("find", text("body")).pop();

        assertThat(documented.verify(new ECDSAVerifier(keys.pop()))).isTrue();
        assertThat(Call.hash(text("body"))).isEqualTo(text("bh"));
        assertThat(ours.sign()).startsWith(new String(documented.getSigningInput(), StandardCharsets.US_ASCII) + ".");
    }

    @Test
    void showsTheDigitsOfTheDocument() {
        assertThat(phone.offlineCode(new PhoneLink.Offline(text("request")))).isEqualTo(text("code without network"));
    }

    private JWSObject signed(String name) throws Exception {
        JWSObject message = JWSObject.parse(text(name));
        assertThat(message.verify(new ECDSAVerifier(keys.pop()))).isTrue();
        return message;
    }

    /** With the JDK alone. */
    private void proves(JWSObject message, String text) throws Exception {
        Map<String, Object> proof =
                JSONObjectUtils.getJSONObject(message.getPayload().toJSONObject(), "uv");
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(keys.uv().toECPublicKey());
        verifier.update(text(text).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(new Base64URL((String) proof.get("sig")).decode()))
                .isTrue();
    }

    private static Map<String, Object> withoutProof(JWSObject message) throws ParseException {
        Map<String, Object> claims = message.getPayload().toJSONObject();
        assertThat(JSONObjectUtils.getJSONObject(claims, "uv").remove("sig")).isNotNull();
        claims.put("header", message.getHeader().toJSONObject());
        return claims;
    }

    private ECKey key(String name) throws ParseException {
        return ECKey.parse(JSONObjectUtils.getJSONObject(vectors, name));
    }

    private String text(String name) {
        return (String) vectors.get(name);
    }

    /** Deals the bytes the document was written with. */
    private record Dealt(String id) implements RandomGenerator {

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(new Base64URL(id).decode(), 0, bytes, 0, bytes.length);
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only identifiers are made by chance");
        }
    }
}
