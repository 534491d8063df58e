package fr.galien.testkit.card;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/**
 * Makes authorities after the IGC-Santé's: same names, same validity (2013 to 2033), roots without path length and
 * intermediates with 0, any policy. Three things differ: the keys are RSA 2048 instead of 4096, since nobody should wait
 * for eighteen of those when a sandbox starts; the addresses are ours; and a comment says what they are.
 */
final class AuthorityMint {

    /** In every authority made here and never in a card, so that a production server can refuse to start with one. */
    static final String COMMENT = "Galien testkit: not for production";

    private static final Instant BEGIN = Instant.parse("2013-06-25T00:00:00Z");
    private static final Instant ROOT_END = Instant.parse("2033-06-25T00:00:00Z");
    private static final Instant INTERMEDIATE_END = Instant.parse("2033-06-24T00:00:00Z");

    private final PublicationAddresses addresses;
    private final SecureRandom random;

    AuthorityMint(PublicationAddresses addresses, SecureRandom random) {
        this.addresses = addresses;
        this.random = random;
    }

    Issuer root(AuthorityName name) {
        KeyPair keys = Rsa.keyPair(random);
        var builder = builder(name, keys.getPublic(), name, keys.getPublic(), ROOT_END);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Issuer(name, List.of(Rsa.sign(builder, keys.getPrivate())), keys.getPrivate());
    }

    Issuer beneath(Issuer root, AuthorityName name) {
        KeyPair keys = Rsa.keyPair(random);
        PublicKey rootKey = root.certificate().getPublicKey();
        var builder = builder(name, keys.getPublic(), root.name(), rootKey, INTERMEDIATE_END);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(
                    Extension.cRLDistributionPoints, false, Published.lists(addresses.revocationList(root.name())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Issuer(name, List.of(Rsa.sign(builder, root.key()), root.certificate()), keys.getPrivate());
    }

    private X509v3CertificateBuilder builder(
            AuthorityName name, PublicKey key, AuthorityName issuer, PublicKey issuerKey, Instant end) {
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            return new JcaX509v3CertificateBuilder(
                            issuer.distinguishedName(),
                            serial(),
                            Date.from(BEGIN),
                            Date.from(end),
                            name.distinguishedName(),
                            key)
                    .addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key))
                    .addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerKey))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.certificatePolicies,
                            false,
                            Published.policy(Published.ANY_POLICY, addresses.policy(name.environment())))
                    .addExtension(MiscObjectIdentifiers.netscapeCertComment, false, new DERIA5String(COMMENT));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 18 bytes, the first two as in the real ones. */
    private BigInteger serial() {
        return BigInteger.valueOf(0x1120).shiftLeft(128).or(new BigInteger(128, random));
    }
}
