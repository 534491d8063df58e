package fr.galien.card.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A responder's answer as RFC 6960 wants it; each test spoils one thing of it. */
final class OcspDraft {

    private Ca signer = Ca.FORT;
    private Ca about = Ca.FORT;
    private boolean sendsItsCertificate;
    private String algorithm = "SHA256withECDSA";
    private CertificateStatus status = CertificateStatus.GOOD;
    private Instant producedAt = Ca.NOW;
    private Instant thisUpdate = Ca.NOW.minus(Duration.ofMinutes(1));
    private Instant nextUpdate;
    private boolean nonce = true;
    private BigInteger otherSerial;
    private int answers = 1;
    private int state = OCSPRespBuilder.SUCCESSFUL;
    private Extension critical;

    OcspDraft status(CertificateStatus its) {
        status = its;
        return this;
    }

    OcspDraft delegatedTo(Ca responder) {
        signer = responder;
        sendsItsCertificate = true;
        return this;
    }

    OcspDraft signedBy(Ca another) {
        signer = another;
        return this;
    }

    OcspDraft about(Ca another) {
        about = another;
        return this;
    }

    OcspDraft algorithm(String name) {
        algorithm = name;
        return this;
    }

    OcspDraft producedAt(Instant when) {
        producedAt = when;
        return this;
    }

    OcspDraft from(Instant when) {
        thisUpdate = when;
        return this;
    }

    OcspDraft until(Instant when) {
        nextUpdate = when;
        return this;
    }

    OcspDraft withoutNonce() {
        nonce = false;
        return this;
    }

    OcspDraft aboutSerial(BigInteger another) {
        otherSerial = another;
        return this;
    }

    OcspDraft times(int count) {
        answers = count;
        return this;
    }

    OcspDraft state(int its) {
        state = its;
        return this;
    }

    OcspDraft critical() {
        critical = new Extension(new ASN1ObjectIdentifier("1.2.3.4.5"), true, new DEROctetString(new byte[] {5, 0}));
        return this;
    }

    byte[] to(byte[] question) {
        try {
            return state == OCSPRespBuilder.SUCCESSFUL ? successful(new OCSPReq(question)) : refusal();
        } catch (IOException | OCSPException | OperatorCreationException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] refusal() throws IOException, OCSPException {
        return new OCSPRespBuilder().build(state, null).getEncoded();
    }

    private byte[] successful(OCSPReq question)
            throws IOException, OCSPException, OperatorCreationException, CertificateEncodingException {
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(signer.name()));
        BigInteger serial =
                otherSerial == null ? question.getRequestList()[0].getCertID().getSerialNumber() : otherSerial;
        CertificateID id = new CertificateID(
                new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                new X509CertificateHolder(about.certificate().getEncoded()),
                serial);
        for (int answer = 0; answer < answers; answer++) {
            builder.addResponse(id, status, Date.from(thisUpdate), nextUpdate == null ? null : Date.from(nextUpdate));
        }
        Extension asked = question.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce && critical != null) {
            builder.setResponseExtensions(new Extensions(new Extension[] {asked, critical}));
        } else if (nonce) {
            builder.setResponseExtensions(new Extensions(asked));
        }
        X509CertificateHolder[] chain = sendsItsCertificate
                ? new X509CertificateHolder[] {
                    new X509CertificateHolder(signer.certificate().getEncoded())
                }
                : new X509CertificateHolder[0];
        return new OCSPRespBuilder()
                .build(OCSPResp.SUCCESSFUL, builder.build(signer.signer(algorithm), chain, Date.from(producedAt)))
                .getEncoded();
    }
}
