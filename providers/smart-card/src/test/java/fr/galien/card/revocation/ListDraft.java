package fr.galien.card.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** A list as an authority publishes it; each test spoils one thing of it. */
final class ListDraft {

    private final Ca issuer;
    private Ca signer;
    private String algorithm = "SHA256withECDSA";
    private Instant thisUpdate = Ca.NOW.minus(Duration.ofHours(3));
    private Instant nextUpdate = Ca.NOW.plus(Duration.ofDays(3));
    private BigInteger number = BigInteger.TEN;
    private final List<Revoked> revoked = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();

    private record Revoked(BigInteger serial, Extensions extensions) {}

    private ListDraft(Ca issuer) {
        this.issuer = issuer;
        this.signer = issuer;
    }

    static ListDraft of(Ca issuer) {
        return new ListDraft(issuer);
    }

    ListDraft revoking(BigInteger... serials) {
        for (BigInteger serial : serials) {
            revoked.add(new Revoked(serial, null));
        }
        return this;
    }

    ListDraft revoking(BigInteger serial, int reason) {
        return revoking(serial, Extension.reasonCode, false, CRLReason.lookup(reason));
    }

    ListDraft revoking(BigInteger serial, ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        revoked.add(new Revoked(serial, new Extensions(extension(extension, critical, value))));
        return this;
    }

    ListDraft with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        extensions.add(extension(extension, critical, value));
        return this;
    }

    ListDraft signedBy(Ca another) {
        signer = another;
        return this;
    }

    ListDraft algorithm(String name) {
        algorithm = name;
        return this;
    }

    ListDraft from(Instant issued) {
        thisUpdate = issued;
        return this;
    }

    /** @param until null for a list that does not say */
    ListDraft until(Instant until) {
        nextUpdate = until;
        return this;
    }

    ListDraft number(long its) {
        number = BigInteger.valueOf(its);
        return this;
    }

    byte[] der() {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.name(), Date.from(thisUpdate));
            if (nextUpdate != null) {
                builder.setNextUpdate(Date.from(nextUpdate));
            }
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            for (Revoked entry : revoked) {
                builder.addCRLEntry(entry.serial(), Date.from(Ca.NOW.minus(Duration.ofDays(1))), entry.extensions());
            }
            return builder.build(signer.signer(algorithm)).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Says another algorithm outside than inside. */
    byte[] derWithOuter(AlgorithmIdentifier outer) throws IOException {
        ASN1Sequence list = ASN1Sequence.getInstance(der());
        return new DERSequence(new ASN1Encodable[] {list.getObjectAt(0), outer, list.getObjectAt(2)}).getEncoded();
    }

    Path writtenTo(Path file) {
        try {
            return Files.write(file, der());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Extension extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            return new Extension(id, critical, value.toASN1Primitive().getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
