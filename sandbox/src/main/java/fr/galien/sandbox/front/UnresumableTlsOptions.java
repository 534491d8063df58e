package fr.galien.sandbox.front;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** Makes a Vert.x server use {@link UnresumableTls}. */
final class UnresumableTlsOptions extends SSLEngineOptions {

    @Override
    public SSLEngineOptions copy() {
        return new UnresumableTlsOptions();
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new Factory();
    }

    private static final class Factory implements SslContextFactory {

        private KeyManagerFactory keys;
        private TrustManagerFactory trust;
        private ClientAuth clientAuth = ClientAuth.REQUIRE;

        @Override
        public SslContextFactory keyMananagerFactory(KeyManagerFactory factory) {
            this.keys = factory;
            return this;
        }

        @Override
        public SslContextFactory trustManagerFactory(TrustManagerFactory factory) {
            this.trust = factory;
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
