package fr.galien.sandbox.front;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows its certificate to whoever asks, also when the server names other authorities: what an attacker would do. */
final class InsistentKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "key";

    private final TestPki.Credential own;
    private Optional<List<Principal>> announced = Optional.empty();

    InsistentKey(TestPki.Credential own) {
        this.own = own;
    }

    /** The authorities the server asked for certificates of; absent when it asked for none. */
    Optional<List<Principal>> announced() {
        return announced;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        announced = Optional.of(issuers == null ? List.of() : List.of(issuers));
        return ALIAS;
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return ALIAS;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {own.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return own.key();
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }
}
