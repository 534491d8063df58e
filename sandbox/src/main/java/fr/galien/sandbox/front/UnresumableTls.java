package fr.galien.sandbox.front;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Server-side TLS 1.2 whose sessions cannot be resumed: each connection gets a context of its own, so neither its session
 * cache nor its ticket keys know of any other. A resumed session would hand over the certificate of a card that has since
 * left the reader, without asking for a proof. (JSSE can switch tickets off for the whole JVM only.)
 */
final class UnresumableTls extends SslContext {

    private static final String[] PROTOCOLS = {"TLSv1.2"};

    /** Forward secret and authenticated; both kinds of server key. */
    private static final List<String> CIPHERS = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private final KeyManagerFactory keys;
    private final X509ExtendedTrustManager trust;
    private final ClientAuth clientAuth;
    private final SslContext first;

    UnresumableTls(KeyManagerFactory keys, X509ExtendedTrustManager trust, ClientAuth clientAuth) {
        this.keys = keys;
        this.trust = trust;
        this.clientAuth = clientAuth;
        this.first = fresh();
    }

    private SslContext fresh() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
            return new JdkSslContext(
                    context,
                    false,
                    CIPHERS,
                    IdentityCipherSuiteFilter.INSTANCE,
                    ApplicationProtocolConfig.DISABLED,
                    clientAuth,
                    PROTOCOLS,
                    false);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK offers no TLS", e);
        }
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator) {
        return fresh().newEngine(allocator);
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator, String peerHost, int peerPort) {
        return fresh().newEngine(allocator, peerHost, peerPort);
    }

    @Override
    public boolean isClient() {
        return false;
    }

    @Override
    public List<String> cipherSuites() {
        return first.cipherSuites();
    }

    @Override
    @SuppressWarnings("deprecation") // Netty's own abstract method
    public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
        return first.applicationProtocolNegotiator();
    }

    @Override
    public SSLSessionContext sessionContext() {
        return first.sessionContext();
    }
}
