package fr.galien.card;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * A certification authority the operator pinned, root or intermediate. What it may issue and which world it belongs to are
 * told by its common name, as the IGC-Santé names its authorities.
 */
public final class CardAuthority {

    private static final Pattern TEST = Pattern.compile("\\bTEST\\b");

    /** Netscape comment: where the testkit writes that its authorities are nobody's. */
    private static final String COMMENT = "2.16.840.1.113730.1.13";

    private static final String TESTKIT = "Galien testkit";

    private static final int KEY_CERT_SIGN = 5;

    private final X509Certificate certificate;
    private final String name;

    private CardAuthority(X509Certificate certificate, String name) {
        this.certificate = certificate;
        this.name = name;
    }

    /** @throws IllegalArgumentException if the certificate is not that of an authority; the message does not name it */
    static CardAuthority of(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        if (certificate.getBasicConstraints() < 0 || usage == null || !usage[KEY_CERT_SIGN]) {
            throw new IllegalArgumentException("is not the certificate of a certification authority");
        }
        RDN[] names = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                .getRDNs(BCStyle.CN);
        if (names.length == 1 && names[0].getFirst().getValue() instanceof ASN1String name) {
            return new CardAuthority(certificate, name.getString());
        }
        throw new IllegalArgumentException("does not have one common name");
    }

    /** The common name. */
    public String name() {
        return name;
    }

    public CardEnvironment environment() {
        return isOfTest(name) ? CardEnvironment.TEST : CardEnvironment.PRODUCTION;
    }

    static boolean isOfTest(String name) {
        return TEST.matcher(name).find();
    }

    /** The types of card it may issue: none for a root, an ELEMENTAIRE authority or one of ORGANISATIONS. */
    Set<CardType> issues() {
        if (name.endsWith("FORT PERSONNES")) {
            return EnumSet.of(CardType.CPS, CardType.CPF);
        }
        if (name.endsWith("STANDARD PERSONNES")) {
            return EnumSet.of(CardType.CPE, CardType.CPA);
        }
        return Set.of();
    }

    public boolean issuesCards() {
        return !issues().isEmpty();
    }

    /** Whether the testkit made it: its private key is on every developer's disk. */
    public boolean isOfTheTestkit() {
        byte[] extension = certificate.getExtensionValue(COMMENT);
        if (extension == null) {
            return false;
        }
        byte[] comment = ASN1OctetString.getInstance(extension).getOctets();
        try {
            return ASN1IA5String.getInstance(comment).getString().startsWith(TESTKIT);
        } catch (RuntimeException inAnotherEncoding) {
            return new String(comment, StandardCharsets.ISO_8859_1).contains(TESTKIT);
        }
    }

    boolean isARoot() {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** By name and by key. */
    boolean issued(X509Certificate other) {
        if (!other.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
            return false;
        }
        try {
            other.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException notItsSignature) {
            return false;
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public String toString() {
        return name;
    }
}
