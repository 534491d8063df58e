package fr.galien.sandbox.front;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Takes any certificate of a client, from any authority, expired or not.
 *
 * <p><strong>Danger.</strong> Behind this nothing is known but that the client holds the certificate's key (TLS proves
 * that by itself). It exists because a handshake that fails shows a person a browser's error and no way out: the card's
 * rules judge the certificate afterwards, and can say why they refuse it. So it must stand before the card's address only.
 * Keycloak's own client authentication, for one, compares nothing but the subject's name of a vendor's certificate.
 */
final class AnyCertificate extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        // any
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        // any
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        // any
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw notAClient();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw notAClient();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw notAClient();
    }

    /** None: the browser then offers every certificate it has, wrong cards included, and each gets its explanation. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static UnsupportedOperationException notAClient() {
        return new UnsupportedOperationException("no server is trusted by this");
    }
}
