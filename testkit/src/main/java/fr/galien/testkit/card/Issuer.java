package fr.galien.testkit.card;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * An authority that can sign.
 *
 * @param chain its own certificate first, its root's last
 */
record Issuer(AuthorityName name, List<X509Certificate> chain, PrivateKey key) {

    Issuer {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return "Issuer[" + name.file() + "]";
    }
}
