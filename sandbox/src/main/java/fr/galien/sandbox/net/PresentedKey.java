package fr.galien.sandbox.net;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * One key and its certificate, shown to any server that asks for a client certificate: expired, meant for signature or issued
 * by nobody, it is shown all the same. The JDK's own key managers pick what they think the server wants and stay silent
 * otherwise, but here it is the server's judgement that is wanted.
 */
public final class PresentedKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "presented";

    private final PrivateKey key;
    private final X509Certificate[] chain;

    private PresentedKey(PrivateKey key, X509Certificate[] chain) {
        this.key = key;
        this.chain = chain;
    }

    /**
     * @param store    holds one private key with its certificate chain
     * @param password of the key
     * @throws GeneralSecurityException when there is no such key, or the password is wrong
     */
    public static PresentedKey of(KeyStore store, char[] password) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                return new PresentedKey(
                        key,
                        Arrays.stream(store.getCertificateChain(alias))
                                .map(X509Certificate.class::cast)
                                .toArray(X509Certificate[]::new));
            }
        }
        throw new GeneralSecurityException("the store holds no private key");
    }

    /** What is shown. */
    public X509Certificate certificate() {
        return chain[0];
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return ALIAS;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return ALIAS;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
