package fr.galien.testkit.agent;

import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import fr.galien.testkit.phone.Act;
import fr.galien.testkit.phone.Inbox;
import fr.galien.testkit.phone.MapService;
import fr.galien.testkit.phone.PhoneRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Answers for a card, while it is open.
 *
 * <pre>
 * try (OpenedCard card = reader.open(pin)) {
 *     CardAgent agent = new CardAgent(service, card);
 *     agent.answer(agent.pending().getFirst(), Act.APPROVE, number);
 * }
 * </pre>
 */
public final class CardAgent {

    private static final Duration LIFE = Duration.ofSeconds(30);

    private static final String RSA = "SHA256withRSA";

    private static final String EC = "SHA256withECDSAinP1363Format";

    private final MapService service;
    private final OpenedCard card;

    public CardAgent(MapService service, OpenedCard card) {
        this.service = service;
        this.card = card;
    }

    /** What software asks the card's holder for. */
    public List<PhoneRequest> pending() throws IOException {
        String body = "{}";
        Map<String, Object> claims = dated();
        claims.put("htm", "POST");
        claims.put("htu", service.address("card/pending").toString());
        claims.put("bh", hash(body));
        Map<String, Object> granted = service.post("card/pending", body, "MAP " + sign("map-card-pop+jwt", claims))
                .granted();
        return Inbox.ofACard(granted, service);
    }

    /**
     * @param number on the screen; unused unless it approves
     * @return the state the request is in now
     */
    public String answer(PhoneRequest request, Act act, String number) throws IOException {
        Map<String, Object> claims = dated();
        claims.put("cid", request.cid());
        claims.put("nonce", request.nonce());
        claims.put("rqh", request.hash());
        claims.put("act", act.name().toLowerCase(Locale.ROOT));
        if (act == Act.APPROVE) {
            claims.put("num", number);
        }
        Map<String, Object> granted = service.post(
                        "card/requests/" + request.cid(), Map.of("answer", sign("map-approval+jwt", claims)))
                .granted();
        return String.valueOf(granted.get("state"));
    }

    private Map<String, Object> dated() {
        Instant now = service.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", service.issuer().toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("jti", service.newId());
        return claims;
    }

    /** Compact (RFC 7515 §7.1), by whatever kind of key the card has. */
    private String sign(String type, Map<String, Object> claims) {
        boolean rsa = card.certificate().getPublicKey() instanceof RSAPublicKey;
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", rsa ? "RS256" : "ES256");
        header.put("typ", type);
        header.put("x5c", List.of(Base64.encode(encoded()).toString()));
        String message = part(header) + "." + part(claims);
        return message + "." + Base64URL.encode(card.sign(rsa ? RSA : EC, message.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] encoded() {
        try {
            return card.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Base64URL part(Map<String, Object> json) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(json));
    }

    private static String hash(String text) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
