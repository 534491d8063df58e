package fr.galien.testkit.card;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/**
 * Issues what the IGC-Santé calls ORG AUTH_CLI and ORG_SIGN: certificates of software and seals, of the tier ELEMENTAIRE, whose
 * subject names the structure by its number in {@code OU}. The subject is as read in real ones; their extensions were not
 * seen, and are here what such a use takes.
 */
public final class SoftwareFactory {

    private static final int YEARS = 3;

    private final CardAuthority authority;
    private final Clock clock;
    private final SecureRandom random;

    SoftwareFactory(CardAuthority authority, Clock clock, SecureRandom random) {
        this.authority = authority;
        this.clock = clock;
        this.random = random;
    }

    /**
     * @param structure  the number of the organisation (Struct_IdNat)
     * @param commonName free; tells one software of the organisation from another
     * @param flaws      none for a good one
     */
    public SoftwareCertificate issue(String structure, String commonName, SoftwareFlaw... flaws) {
        return issue(subject(structure, commonName), flaws);
    }

    /** Any subject at all: authorities are not asked to be careful here. */
    public SoftwareCertificate issue(X500Name subject, SoftwareFlaw... flaws) {
        Set<SoftwareFlaw> all = Set.of(flaws);
        return issue(
                subject,
                all,
                new KeyUsage(KeyUsage.digitalSignature),
                Optional.of(new ExtendedKeyUsage(
                        all.contains(SoftwareFlaw.FOR_SERVERS)
                                ? KeyPurposeId.id_kp_serverAuth
                                : KeyPurposeId.id_kp_clientAuth)));
    }

    /** As {@link #issue(String, String, SoftwareFlaw...)}, for signing documents. */
    public SoftwareCertificate seal(String structure, String commonName, SoftwareFlaw... flaws) {
        return seal(subject(structure, commonName), flaws);
    }

    /** A seal with any subject at all. It says nothing of what may be done over TLS, which is nothing. */
    public SoftwareCertificate seal(X500Name subject, SoftwareFlaw... flaws) {
        return issue(
                subject,
                Set.of(flaws),
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
                Optional.empty());
    }

    private static X500Name subject(String structure, String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "FR")
                .addRDN(BCStyle.ST, "Paris (75)")
                .addRDN(BCStyle.O, "ETABLISSEMENT FICTIF")
                .addRDN(BCStyle.OU, structure)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private SoftwareCertificate issue(
            X500Name subject, Set<SoftwareFlaw> all, KeyUsage usage, Optional<ExtendedKeyUsage> purpose) {
        AuthorityName name = AuthorityName.intermediate(
                CardEnvironment.TEST,
                Tier.ELEMENTAIRE,
                all.contains(SoftwareFlaw.PERSONNES) ? Domain.PERSONNES : Domain.ORGANISATIONS);
        Issuer issuer = all.contains(SoftwareFlaw.FOREIGN) ? impostor(name) : authority.issuer(name);
        KeyPair keys = Rsa.keyPair(random);
        return new SoftwareCertificate(
                Rsa.sign(draft(subject, issuer, keys.getPublic(), all, usage, purpose), issuer.key()),
                keys.getPrivate(),
                issuer.chain());
    }

    private X509v3CertificateBuilder draft(
            X500Name subject,
            Issuer issuer,
            PublicKey key,
            Set<SoftwareFlaw> flaws,
            KeyUsage usage,
            Optional<ExtendedKeyUsage> purpose) {
        ZonedDateTime yesterday = clock.instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(ZoneOffset.UTC)
                .minusDays(1);
        Instant from = (flaws.contains(SoftwareFlaw.EXPIRED) ? yesterday.minusYears(YEARS) : yesterday).toInstant();
        Instant to = (flaws.contains(SoftwareFlaw.EXPIRED) ? yesterday : yesterday.plusYears(YEARS)).toInstant();
        PublicationAddresses addresses = authority.addresses();
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder draft = new JcaX509v3CertificateBuilder(
                            issuer.name().distinguishedName(),
                            new BigInteger(126, random).setBit(126),
                            Date.from(from),
                            Date.from(to),
                            subject,
                            key)
                    .addExtension(Extension.basicConstraints, false, new BasicConstraints(false))
                    .addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            ids.createAuthorityKeyIdentifier(
                                    issuer.certificate().getPublicKey()))
                    .addExtension(Extension.keyUsage, true, usage)
                    .addExtension(
                            Extension.cRLDistributionPoints,
                            false,
                            Published.lists(addresses.revocationList(issuer.name())))
                    .addExtension(
                            Extension.authorityInfoAccess,
                            false,
                            Published.statusAndIssuer(addresses.ocsp(), addresses.certificate(issuer.name())));
            if (purpose.isPresent()) {
                draft.addExtension(Extension.extendedKeyUsage, false, purpose.get());
            }
            return draft;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another authority, root and all, that lives only as long as it takes to issue this certificate. */
    private Issuer impostor(AuthorityName name) {
        AuthorityMint mint = new AuthorityMint(authority.addresses(), random);
        return mint.beneath(mint.root(name.root()), name);
    }
}
