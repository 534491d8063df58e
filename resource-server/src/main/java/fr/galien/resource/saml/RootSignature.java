package fr.galien.resource.saml;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import org.w3c.dom.Element;

/**
 * The one signature of an assertion, directly after its issuer (SAML Core §5.4), over all of it by its ID. Everything about
 * it is looked at before a key is: what it covers, how, and that it says itself who signed.
 */
final class RootSignature {

    private static final String PROVIDER = "XMLDSig";
    private static final String SECURE = "org.jcp.xml.dsig.secureValidation";

    private final AssertionDocument document;
    private final Element element;
    private final XMLSignature signature;

    private RootSignature(AssertionDocument document, Element element, XMLSignature signature) {
        this.document = document;
        this.element = element;
        this.signature = signature;
    }

    static RootSignature of(AssertionDocument document) throws NotBelieved {
        List<Element> children = AssertionDocument.elements(document.root());
        boolean atItsPlace = document.root()
                                .getElementsByTagNameNS(XMLSignature.XMLNS, "Signature")
                                .getLength()
                        == 1
                && children.size() > 1
                && AssertionDocument.isSaml(children.get(0), "Issuer")
                && XMLSignature.XMLNS.equals(children.get(1).getNamespaceURI())
                && children.get(1).getLocalName().equals("Signature");
        NotBelieved.unless(atItsPlace, SamlRefusal.NOT_SIGNED_AS_A_WHOLE);
        RootSignature signature = new RootSignature(document, children.get(1), read(children.get(1)));
        NotBelieved.unless(signature.isOfKnownAlgorithms(), SamlRefusal.ALGORITHM);
        NotBelieved.unless(signature.coversTheRoot(), SamlRefusal.NOT_SIGNED_AS_A_WHOLE);
        return signature;
    }

    /** Who says to have signed; nobody has looked whether they are to be believed. */
    X509Certificate unverifiedSigner() throws NotBelieved {
        if (signature.getKeyInfo() != null
                && signature.getKeyInfo().getContent().size() == 1
                && signature.getKeyInfo().getContent().getFirst() instanceof X509Data data
                && data.getContent().size() == 1
                && data.getContent().getFirst() instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new NotBelieved(SamlRefusal.NO_CERTIFICATE);
    }

    /** @param signer whose certificate is trusted already */
    void verify(X509Certificate signer) throws NotBelieved {
        DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), element);
        context.setProperty(SECURE, Boolean.TRUE);
        // No other element is found by an ID, whatever its attributes are called.
        context.setIdAttributeNS(document.root(), null, "ID");
        try {
            NotBelieved.unless(signature.validate(context), SamlRefusal.WRONG_SIGNATURE);
        } catch (XMLSignatureException broken) {
            throw new NotBelieved(SamlRefusal.WRONG_SIGNATURE, broken);
        }
    }

    private static XMLSignature read(Element element) throws NotBelieved {
        try {
            return XMLSignatureFactory.getInstance("DOM", PROVIDER).unmarshalXMLSignature(new DOMStructure(element));
        } catch (MarshalException | ClassCastException malformed) {
            throw new NotBelieved(SamlRefusal.ALGORITHM, malformed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isOfKnownAlgorithms() {
        return signature
                        .getSignedInfo()
                        .getCanonicalizationMethod()
                        .getAlgorithm()
                        .equals(CanonicalizationMethod.EXCLUSIVE)
                && signature.getSignedInfo().getSignatureMethod().getAlgorithm().equals(SignatureMethod.RSA_SHA256)
                && references().stream()
                        .allMatch(reference ->
                                reference.getDigestMethod().getAlgorithm().equals(DigestMethod.SHA256)
                                        && reference.getTransforms().stream()
                                                .map(Transform::getAlgorithm)
                                                .toList()
                                                .equals(List.of(
                                                        Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE)));
    }

    private boolean coversTheRoot() {
        return references().size() == 1
                && ("#" + document.id()).equals(references().getFirst().getURI())
                && signature.getObjects().isEmpty();
    }

    private List<Reference> references() {
        return signature.getSignedInfo().getReferences();
    }
}
