package fr.galien.sandbox.front;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes a Vert.x server use {@link UnresumableTls}. The trust manager comes by here because {@code TrustOptions.wrap} of Vert.x 5.0.10 needs an SLF4J it does not bring. */
final class UnresumableTlsOptions extends SSLEngineOptions {

    private final X509ExtendedTrustManager trust;

    UnresumableTlsOptions(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    @Override
    public SSLEngineOptions copy() {
        return new UnresumableTlsOptions(trust);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new Factory(trust);
    }

    private static final class Factory implements SslContextFactory {

        private final X509ExtendedTrustManager trust;
        private KeyManagerFactory keys;
        private ClientAuth clientAuth = ClientAuth.REQUIRE;

        private Factory(X509ExtendedTrustManager trust) {
            this.trust = trust;
        }

        @Override
        public SslContextFactory keyMananagerFactory(KeyManagerFactory factory) {
            this.keys = factory;
            return this;
        }

        @Override
        public SslContextFactory clientAuth(ClientAuth asked) {
            this.clientAuth = asked;
            return this;
        }

        @Override
        public SslContext create() {
            return new UnresumableTls(keys, trust, clientAuth);
        }
    }
}
