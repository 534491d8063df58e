package fr.galien.sandbox.front;

import io.vertx.core.MultiMap;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Tells Keycloak which certificate the client has shown, and proved to hold the key of, on this very connection. */
final class ClientCertHeader {

    static final String NAME = "Client-Cert";

    private ClientCertHeader() {}

    /** RFC 9440 §2.2: the leaf only, absent when no certificate was presented. The chain (§2.3) is never sent: Keycloak's side knows its authorities. */
    static void put(MultiMap headers, SSLSession tls) {
        try {
            Certificate leaf = tls.getPeerCertificates()[0];
            // RFC 9440 §2.1: DER, as a byte sequence of structured fields (RFC 8941 §3.3.5): base64 with padding, in
            // colons.
            headers.set(NAME, ":" + Base64.getEncoder().encodeToString(leaf.getEncoded()) + ":");
        } catch (SSLPeerUnverifiedException none) {
            headers.remove(NAME);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate read from the wire has no encoding", e);
        }
    }
}
