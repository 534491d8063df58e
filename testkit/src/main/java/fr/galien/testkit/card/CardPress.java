package fr.galien.testkit.card;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Makes one card of an order: keys, certificate, chain. */
final class CardPress {

    private final CardAuthority authority;
    private final Clock clock;
    private final SecureRandom random;

    CardPress(CardAuthority authority, Clock clock, SecureRandom random) {
        this.authority = authority;
        this.clock = clock;
        this.random = random;
    }

    TestCard print(CardRequest order) {
        CardPlan plan = CardPlan.of(order, clock.instant());
        KeyPair keys = Rsa.keyPair(random);
        Signer signer = signer(order, plan, keys);
        X509v3CertificateBuilder draft = draft(order, plan, keys.getPublic(), signer);
        return new TestCard(
                order.name(),
                order.holder(),
                plan.issuer().environment(),
                order.type(),
                order.flaws(),
                Rsa.sign(draft, signer.keys().getPrivate()),
                keys.getPrivate(),
                signer.chain(),
                order.pin());
    }

    private record Signer(X500Name name, KeyPair keys, List<X509Certificate> chain) {

        static Signer of(Issuer issuer) {
            return new Signer(
                    issuer.name().distinguishedName(),
                    new KeyPair(issuer.certificate().getPublicKey(), issuer.key()),
                    issuer.chain());
        }
    }

    private Signer signer(CardRequest order, CardPlan plan, KeyPair cardKeys) {
        return switch (plan.signedBy()) {
            case AUTHORITY ->
                Signer.of(authority.issuer(
                        plan.issuer().environment(),
                        plan.issuer().tier(),
                        plan.issuer().domain().orElseThrow()));
            case IMPOSTOR -> Signer.of(impostor(plan.issuer()));
            case ITSELF -> new Signer(CardSubject.of(order), cardKeys, List.of());
        };
    }

    /** Another authority, root and all, that lives only as long as it takes to issue this card. */
    private Issuer impostor(AuthorityName name) {
        AuthorityMint mint = new AuthorityMint(authority.addresses(), random);
        return mint.beneath(mint.root(name.root()), name);
    }

    private X509v3CertificateBuilder draft(CardRequest order, CardPlan plan, PublicKey key, Signer signer) {
        try {
            return new CardCertificate(authority.addresses(), order, plan)
                    .draft(signer.name(), signer.keys().getPublic(), key, serial());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 16 bytes, positive. */
    private BigInteger serial() {
        return new BigInteger(126, random).setBit(126);
    }
}
