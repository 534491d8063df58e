package fr.galien.card.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.ASN1TaggedObjectParser;
import org.bouncycastle.asn1.DLSequenceParser;
import org.bouncycastle.asn1.InMemoryRepresentable;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.Time;

/**
 * One pass over a CertificateList (RFC 5280 §5.1), in the order of its fields. Nothing larger than an entry is ever in memory
 * but the serial numbers; they are thrown away with the rest if the signature, which comes last, is not good.
 */
final class ListReading {

    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Octets of what precedes the entries, of an entry, and of what follows them. */
    private static final int HEAD = 16 * 1024;

    private static final int ENTRY = 4 * 1024;
    private static final int TAIL = 64 * 1024;

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
            Set.of(Extension.cRLNumber, Extension.authorityKeyIdentifier);

    /** Whatever the reason, also a hold, and also removeFromCRL, which has no place in a full list: it is revoked. */
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD_IN_AN_ENTRY =
            Set.of(Extension.reasonCode, Extension.invalidityDate);

    private final X509Certificate issuer;
    private final int mostEntries;
    private final Instant now;
    private final SignedInput in;
    private final int size;
    private final RevokedSerials.Builder serials = new RevokedSerials.Builder();

    private Instant thisUpdate;
    private Instant nextUpdate;
    private Optional<BigInteger> number = Optional.empty();

    ListReading(X509Certificate issuer, int mostEntries, Instant now, SignedInput in, int size) {
        this.issuer = issuer;
        this.mostEntries = mostEntries;
        this.now = now;
        this.in = in;
        this.size = size;
    }

    RevocationList toTheEnd() throws IOException, SignatureException, Unusable {
        in.allow(HEAD);
        DLSequenceParser list = sequence(new ASN1StreamParser(in, size + 1).readObject());
        in.begin();
        DLSequenceParser signed = sequence(list.readObject());
        requireVersion2(signed.readObject());
        AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(loaded(signed.readObject()));
        Signature signature = SignatureAlgorithms.verifier(algorithm, issuer.getPublicKey())
                .orElseThrow(() -> new Unusable(ListTrouble.WEAK_ALGORITHM));
        in.verifyWith(signature);
        requireIssuer(loaded(signed.readObject()));
        readDates(signed);
        readEntries(signed);
        in.end();
        in.allow(TAIL);
        // RFC 5280 §5.1.1.2: only the inner one is signed.
        if (!AlgorithmIdentifier.getInstance(loaded(list.readObject())).equals(algorithm)) {
            throw new Unusable(ListTrouble.ALGORITHMS_DIFFER);
        }
        byte[] value = ((ASN1BitString) loaded(list.readObject())).getOctets();
        if (list.readObject() != null || in.read() >= 0) {
            throw new Unusable(ListTrouble.TRAILING_OCTETS);
        }
        requireSignature(signature, value);
        return new RevocationList(thisUpdate, nextUpdate, number, serials.build());
    }

    private static void requireVersion2(ASN1Encodable version) throws IOException, Unusable {
        // RFC 5280 §5.1.2.1: written as 1, and absent in version 1, where the algorithm comes first.
        boolean isVersion2 = version instanceof ASN1Integer integer && integer.hasValue(1);
        if (!isVersion2) {
            throw new Unusable(ListTrouble.NOT_VERSION_2);
        }
    }

    private void requireIssuer(ASN1Primitive name) throws IOException, Unusable {
        if (!new X500Principal(name.getEncoded()).equals(issuer.getSubjectX500Principal())) {
            throw new Unusable(ListTrouble.OF_ANOTHER_AUTHORITY);
        }
    }

    private void readDates(DLSequenceParser signed) throws IOException, Unusable {
        thisUpdate = instant(loaded(signed.readObject()));
        if (thisUpdate.isAfter(now.plus(SKEW))) {
            throw new Unusable(ListTrouble.NOT_YET);
        }
    }

    /** From nextUpdate on: what may be absent is told by what is there. */
    private void readEntries(DLSequenceParser signed) throws IOException, Unusable {
        ASN1Encodable next = signed.readObject();
        if (next == null || next instanceof DLSequenceParser || next instanceof ASN1TaggedObjectParser) {
            throw new Unusable(ListTrouble.NO_NEXT_UPDATE);
        }
        nextUpdate = instant(loaded(next));
        if (!now.isBefore(nextUpdate)) {
            throw new Unusable(ListTrouble.OVERDUE);
        }
        next = signed.readObject();
        if (next instanceof DLSequenceParser entries) {
            read(entries);
            in.allow(TAIL);
            next = signed.readObject();
        }
        in.allow(TAIL);
        if (next instanceof ASN1TaggedObjectParser tagged && tagged.hasContextTag(0)) {
            judge(Extensions.getInstance(loaded(tagged.parseExplicitBaseObject())));
            next = signed.readObject();
        }
        if (next != null) {
            throw new Unusable(ListTrouble.NOT_A_LIST);
        }
    }

    private void read(DLSequenceParser entries) throws IOException, Unusable {
        in.allow(ENTRY);
        for (ASN1Encodable next = entries.readObject(); next != null; next = entries.readObject()) {
            if (serials.entries() == mostEntries) {
                throw new Unusable(ListTrouble.TOO_MANY_ENTRIES);
            }
            DLSequenceParser entry = sequence(next);
            serials.add(((ASN1Integer) entry.readObject()).getValue());
            Time.getInstance(loaded(entry.readObject()));
            ASN1Encodable extensions = entry.readObject();
            if (extensions != null) {
                judgeEntry(Extensions.getInstance(loaded(extensions)));
                if (entry.readObject() != null) {
                    throw new Unusable(ListTrouble.NOT_A_LIST);
                }
            }
            in.allow(ENTRY);
        }
    }

    private void judge(Extensions extensions) throws Unusable {
        // RFC 5280 §5.2.4: to be critical. One that forgot it would still lack most of what is revoked.
        if (extensions.getExtension(Extension.deltaCRLIndicator) != null) {
            throw new Unusable(ListTrouble.DELTA);
        }
        // §5.2.5. Whatever it holds, the list is not plainly "all certificates of its issuer".
        if (extensions.getExtension(Extension.issuingDistributionPoint) != null) {
            boolean indirect = IssuingDistributionPoint.getInstance(
                            extensions.getExtensionParsedValue(Extension.issuingDistributionPoint))
                    .isIndirectCRL();
            throw new Unusable(indirect ? ListTrouble.INDIRECT : ListTrouble.PARTITIONED);
        }
        if (!UNDERSTOOD.containsAll(Set.of(extensions.getCriticalExtensionOIDs()))) {
            throw new Unusable(ListTrouble.UNKNOWN_CRITICAL_EXTENSION);
        }
        number = Optional.ofNullable(extensions.getExtensionParsedValue(Extension.cRLNumber))
                .map(value -> ASN1Integer.getInstance(value).getPositiveValue());
    }

    private static void judgeEntry(Extensions extensions) throws Unusable {
        // §5.3.3: names another issuer, for itself and for every entry after it.
        if (extensions.getExtension(Extension.certificateIssuer) != null) {
            throw new Unusable(ListTrouble.INDIRECT);
        }
        if (!extensions.hasAnyCriticalExtensions()) {
            return;
        }
        if (!UNDERSTOOD_IN_AN_ENTRY.containsAll(Set.of(extensions.getCriticalExtensionOIDs()))) {
            throw new Unusable(ListTrouble.UNKNOWN_CRITICAL_ENTRY_EXTENSION);
        }
    }

    private static void requireSignature(Signature signature, byte[] value) throws Unusable {
        boolean good;
        try {
            good = signature.verify(value);
        } catch (SignatureException notEvenOne) {
            throw new Unusable(ListTrouble.BAD_SIGNATURE, notEvenOne);
        }
        if (!good) {
            throw new Unusable(ListTrouble.BAD_SIGNATURE);
        }
    }

    /** RFC 5280 has DER: what is of indefinite length is none, and could be read in more than one way. */
    private static DLSequenceParser sequence(ASN1Encodable value) throws Unusable {
        if (value instanceof DLSequenceParser sequence) {
            return sequence;
        }
        throw new Unusable(ListTrouble.NOT_A_LIST);
    }

    private static ASN1Primitive loaded(ASN1Encodable value) throws IOException, Unusable {
        return switch (value) {
            case InMemoryRepresentable parser -> parser.getLoadedObject();
            case ASN1Primitive primitive -> primitive;
            case null, default -> throw new Unusable(ListTrouble.NOT_A_LIST);
        };
    }

    private static Instant instant(ASN1Primitive time) {
        return Time.getInstance(time).getDate().toInstant();
    }
}
