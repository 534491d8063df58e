package fr.galien.resource;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.auth.X509CertificateConfirmation;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Whoever sends the token is whoever got it: {@code cnf} names the certificate of this connection (RFC 8705 §3) or the key of a
 * fresh proof (RFC 9449 §4). A token that names neither is refused: to most verifiers it is as good as a bound one, and then
 * binding protects nobody.
 *
 * @param legacy whether the thumbprint is also taken as the CI-SIS guide prints it: base64 of the hexadecimal text
 */
record BoundToSender(SenderKeys keys, boolean legacy) implements TokenRule {

    @Override
    public Optional<Refusal> broken(PresentedToken token) {
        X509CertificateConfirmation certificate = X509CertificateConfirmation.parse(token.claims());
        JWKThumbprintConfirmation key = JWKThumbprintConfirmation.parse(token.claims());
        if (certificate == null && key == null) {
            return Optional.of(Refusals.unbound());
        }
        if (token.byKey() != (key != null)) {
            return Optional.of(Refusals.anotherScheme());
        }
        if (certificate != null && !isOf(token.request().certificate(), certificate.getValue())) {
            return Optional.of(Refusals.anotherCertificate());
        }
        return key == null ? Optional.empty() : keys.broken(token, key);
    }

    private boolean isOf(Optional<X509Certificate> presented, Base64URL thumbprint) {
        if (presented.isEmpty()) {
            return false;
        }
        try {
            Base64URL ours = Sha256.of(presented.get().getEncoded());
            return thumbprint.equals(ours) || legacy && isLegacy(thumbprint, ours);
        } catch (CertificateEncodingException unreadable) {
            return false;
        }
    }

    private static boolean isLegacy(Base64URL thumbprint, Base64URL ours) {
        byte[] hexadecimal = HexFormat.of().formatHex(ours.decode()).getBytes(StandardCharsets.US_ASCII);
        String text = Base64.getEncoder().encodeToString(hexadecimal);
        return thumbprint.toString().equals(text);
    }
}
