package fr.galien.token.assertion;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The signature of an assertion (SAML Core §5.4): enveloped, exclusive canonicalization, RSA-SHA256, the certificate in it.
 * What leaves is read again and verified first, whoever holds the key: a signer that is wrong, or lies, is found out here and
 * not by the record.
 */
final class EnvelopedSignature {

    /** The JDK's own, whatever else a server has. */
    private static final String PROVIDER = "XMLDSig";

    /** By which the JDK's is told whose signatures a key makes; without it a key of PKCS#11 finds nobody. */
    private static final String SIGNATURE_PROVIDER = "org.jcp.xml.dsig.internal.dom.SignatureProvider";

    private static final String ID = "ID";

    private EnvelopedSignature() {}

    /** @return the assertion as text, as it was signed and verified */
    static String of(Element assertion, StructureSigner signer) throws AssertionRefused {
        sign(assertion, signer);
        compact(assertion);
        String text = AssertionText.of(assertion);
        verify(text, signer);
        return text;
    }

    private static void sign(Element assertion, StructureSigner signer) throws AssertionRefused {
        try {
            PrivateKey key = signer.key();
            // SAML Core §2.3.3: the signature comes directly after the issuer.
            DOMSignContext context =
                    new DOMSignContext(key, assertion, assertion.getFirstChild().getNextSibling());
            context.setIdAttributeNS(assertion, null, ID);
            context.setDefaultNamespacePrefix("ds");
            signer.provider().ifPresent(provider -> context.setProperty(SIGNATURE_PROVIDER, provider));
            XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM", PROVIDER);
            signatures
                    .newXMLSignature(signedInfo(signatures, assertion), keyInfo(signatures, signer))
                    .sign(context);
        } catch (XMLSignatureException | ProviderException broken) {
            throw new AssertionRefused(AssertionRefusal.SIGNER_OUT_OF_ORDER, broken);
        } catch (MarshalException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static SignedInfo signedInfo(XMLSignatureFactory signatures, Element assertion)
            throws GeneralSecurityException {
        Reference whole = signatures.newReference(
                "#" + assertion.getAttributeNS(null, ID),
                signatures.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        signatures.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        signatures.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        return signatures.newSignedInfo(
                signatures.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                signatures.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                List.of(whole));
    }

    private static KeyInfo keyInfo(XMLSignatureFactory signatures, StructureSigner signer) {
        KeyInfoFactory info = signatures.getKeyInfoFactory();
        XMLStructure data = info.newX509Data(List.of(signer.certificate()));
        return info.newKeyInfo(List.of(data));
    }

    /** The JDK breaks base64 with carriage returns, which text can only hold as {@code &#13;}. Neither value is signed. */
    private static void compact(Element assertion) {
        for (String name : List.of("SignatureValue", "X509Certificate")) {
            NodeList values = assertion.getElementsByTagNameNS(XMLSignature.XMLNS, name);
            for (int at = 0; at < values.getLength(); at++) {
                values.item(at).setTextContent(values.item(at).getTextContent().replaceAll("\\s", ""));
            }
        }
    }

    private static void verify(String text, StructureSigner signer) throws AssertionRefused {
        try {
            Element assertion = AssertionText.read(text);
            DOMValidateContext context = new DOMValidateContext(
                    signer.certificate().getPublicKey(),
                    assertion
                            .getElementsByTagNameNS(XMLSignature.XMLNS, "Signature")
                            .item(0));
            context.setIdAttributeNS(assertion, null, ID);
            XMLSignature signature =
                    XMLSignatureFactory.getInstance("DOM", PROVIDER).unmarshalXMLSignature(context);
            if (!signature.getSignatureValue().validate(context)) {
                throw new AssertionRefused(AssertionRefusal.SIGNED_WRONGLY);
            }
            // What is signed right and reads otherwise was changed by becoming text.
            if (!signature.validate(context)) {
                throw new AssertionRefused(AssertionRefusal.NOT_WRITABLE);
            }
        } catch (MarshalException | XMLSignatureException broken) {
            throw new AssertionRefused(AssertionRefusal.SIGNED_WRONGLY, broken);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
