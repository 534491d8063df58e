package fr.galien.testkit.card;

import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;

/** The extensions that say where to find what an authority publishes. */
final class Published {

    static final ASN1ObjectIdentifier ANY_POLICY = new ASN1ObjectIdentifier("2.5.29.32.0");

    private Published() {}

    static CertificatePolicies policy(ASN1ObjectIdentifier policy, String address) {
        return new CertificatePolicies(
                new PolicyInformation(policy, new DERSequence(new PolicyQualifierInfo(address))));
    }

    /** One distribution point for each address. */
    static CRLDistPoint lists(String... addresses) {
        return new CRLDistPoint(Stream.of(addresses)
                .map(address ->
                        new DistributionPoint(new DistributionPointName(new GeneralNames(uri(address))), null, null))
                .toArray(DistributionPoint[]::new));
    }

    static AuthorityInformationAccess statusAndIssuer(String ocsp, String issuerCertificate) {
        return new AuthorityInformationAccess(new AccessDescription[] {
            new AccessDescription(AccessDescription.id_ad_ocsp, uri(ocsp)),
            new AccessDescription(AccessDescription.id_ad_caIssuers, uri(issuerCertificate))
        });
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }
}
