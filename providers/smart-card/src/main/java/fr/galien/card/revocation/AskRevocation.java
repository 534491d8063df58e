package fr.galien.card.revocation;

import java.security.cert.X509Certificate;

/** Asks whether a certificate was revoked by whoever issued it. */
@FunctionalInterface
public interface AskRevocation {

    /**
     * Answers within a bounded time and never throws for an outage: that is {@link RevocationAnswer.Unknown}. Whoever says
     * that the certificate is revoked is believed, whatever the policy demands.
     *
     * @param certificate whose signature by the issuer was verified
     * @param issuer      a pinned authority
     */
    RevocationAnswer of(X509Certificate certificate, X509Certificate issuer, RevocationPolicy policy);
}
