package fr.galien.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The thumbprint of the certificate of a TLS connection, by which a token is bound to it.
 *
 * @param standard RFC 8705 §3.1: base64url of the SHA-256 of the certificate
 * @param legacy   as the CI-SIS guide prints it: base64 of the hexadecimal text of the same
 */
public record CertificateBinding(String standard, String legacy) {

    public static final String MEMBER = "x5t#S256";

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public static CertificateBinding to(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            String hexadecimal = HexFormat.of().formatHex(digest);
            return new CertificateBinding(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                    Base64.getEncoder().encodeToString(hexadecimal.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateEncodingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a parameter {@code cnf} names this certificate, in either encoding. */
    boolean isNamedBy(String cnf) {
        try {
            JsonNode value = JSON.readTree(cnf).path(MEMBER);
            return value.isTextual() && isWritten(value.textValue());
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }

    private boolean isWritten(String value) {
        String bare = value.replaceAll("=+$", "");
        return bare.equals(standard) || hexadecimal(bare).equals(hexadecimal(legacy));
    }

    /** The guide does not say in which case the digits are. */
    private static String hexadecimal(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
