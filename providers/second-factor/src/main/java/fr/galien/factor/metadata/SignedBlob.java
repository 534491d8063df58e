package fr.galien.factor.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A JWS in compact form (RFC 7515 §7.1) whose payload is read as a stream: as text, bytes and objects it would be in memory
 * several times over.
 */
final class SignedBlob {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int LONGEST_CHAIN = 8;

    private final ByteBuffer signed;
    private final ByteBuffer payload;
    private final byte[] signature;
    private final String algorithm;
    private final List<X509Certificate> chain;

    private SignedBlob(ByteBuffer signed, ByteBuffer payload, byte[] signature, JsonNode header)
            throws IOException, CertificateException {
        this.signed = signed;
        this.payload = payload;
        this.signature = signature;
        this.algorithm = header.path("alg").asText();
        this.chain = chain(header.path("x5c"));
        // RFC 7515 §4.1.11: who does not understand what is critical refuses.
        if (header.has("crit")) {
            throw new IOException("a critical header");
        }
    }

    /** @throws BlobRefused if it is none */
    static SignedBlob of(byte[] file) throws BlobRefused {
        int end = file.length;
        while (end > 0 && Character.isWhitespace(file[end - 1])) {
            end--;
        }
        int first = dot(file, 0, end);
        int second = dot(file, first + 1, end);
        if (first < 0 || second < 0) {
            throw new BlobRefused(BlobTrouble.NOT_SIGNED_TEXT);
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            return new SignedBlob(
                    ByteBuffer.wrap(file, 0, second).slice(),
                    ByteBuffer.wrap(file, first + 1, second - first - 1).slice(),
                    decoder.decode(new String(file, second + 1, end - second - 1, StandardCharsets.ISO_8859_1)),
                    JSON.readTree(decoder.decode(new String(file, 0, first, StandardCharsets.ISO_8859_1))));
        } catch (IOException | CertificateException | IllegalArgumentException unreadable) {
            throw new BlobRefused(BlobTrouble.NOT_SIGNED_TEXT, unreadable);
        }
    }

    /** The next one, or -1. */
    private static int dot(byte[] file, int from, int end) {
        for (int at = from; at < end; at++) {
            if (file[at] == '.') {
                return at;
            }
        }
        return -1;
    }

    private static List<X509Certificate> chain(JsonNode x5c) throws IOException, CertificateException {
        if (!x5c.isArray() || x5c.isEmpty() || x5c.size() > LONGEST_CHAIN) {
            throw new IOException("no chain");
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (JsonNode one : x5c) {
            byte[] der = Base64.getDecoder().decode(one.asText());
            chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
        return chain;
    }

    /** As it claims; nobody believed it yet. */
    List<X509Certificate> unverifiedChain() {
        return chain;
    }

    /**
     * Whether the first of its certificates signed it. The algorithm has to be of the certificate's kind of key: a public key is
     * never a secret of HS256.
     */
    void verify() throws BlobRefused {
        X509Certificate signer = chain.getFirst();
        String java = switch (algorithm + " " + signer.getPublicKey().getAlgorithm()) {
            case "RS256 RSA" -> "SHA256withRSA";
            case "ES256 EC" -> "SHA256withECDSAinP1363Format";
            default -> throw new BlobRefused(BlobTrouble.ALGORITHM);
        };
        try {
            Signature verifier = Signature.getInstance(java);
            verifier.initVerify(signer.getPublicKey());
            verifier.update(signed.duplicate());
            if (!verifier.verify(signature)) {
                throw new BlobRefused(BlobTrouble.SIGNATURE);
            }
        } catch (GeneralSecurityException unusable) {
            throw new BlobRefused(BlobTrouble.SIGNATURE, unusable);
        }
    }

    InputStream payload() {
        return Base64.getUrlDecoder().wrap(new ByteBufferBackedInputStream(payload.duplicate()));
    }
}
