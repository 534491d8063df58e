package fr.galien.tests.proxy;

import fr.galien.testkit.card.TestCard;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that somebody made to be too much. */
final class Monster {

    private Monster() {}

    /** A card's, self-signed, with extensions nobody knows of so many bytes each. */
    static TestCard of(TestCard card, int extensions, int bytesEach) {
        X509Certificate like = card.certificate();
        var certificate = new JcaX509v3CertificateBuilder(
                like.getSubjectX500Principal(),
                BigInteger.ONE,
                like.getNotBefore(),
                like.getNotAfter(),
                like.getSubjectX500Principal(),
                like.getPublicKey());
        try {
            for (int i = 0; i < extensions; i++) {
                // The arc of examples: nothing in the world looks at it.
                certificate.addExtension(new ASN1ObjectIdentifier("2.999." + i), false, new byte[bytesEach]);
            }
            X509Certificate signed = new JcaX509CertificateConverter()
                    .getCertificate(
                            certificate.build(new JcaContentSignerBuilder("SHA256withRSA").build(card.privateKey())));
            return new TestCard(
                    "monster",
                    card.holder(),
                    card.environment(),
                    card.type(),
                    card.flaws(),
                    signed,
                    card.privateKey(),
                    List.of(),
                    card.pin());
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
