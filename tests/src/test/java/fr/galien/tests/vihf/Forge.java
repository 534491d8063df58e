package fr.galien.tests.vihf;

import fr.galien.testkit.card.SoftwareCertificate;
import java.security.Key;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signs assertions of its own making in any way XML allows, right ones and wrong ones. What it makes without being told
 * anything is a good VIHF: each test changes one thing.
 */
final class Forge {

    private static final XMLSignatureFactory SIGNATURES = XMLSignatureFactory.getInstance("DOM");

    private final Element assertion = Xml.read(Structures.vihf());
    private SoftwareCertificate signer = Structures.SEAL;
    private Key key = signer.privateKey();
    private String method = SignatureMethod.RSA_SHA256;
    private String digest = DigestMethod.SHA256;
    private String canonical = CanonicalizationMethod.EXCLUSIVE;
    private List<String> transforms = List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE);
    private String uri = "#" + assertion.getAttribute("ID");
    private boolean atTheEnd;
    private boolean referredObject;
    private boolean secondReference;
    private boolean certificate = true;
    private boolean keyValue;
    private boolean keyInfo = true;

    Forge() {
        Node signature = Xml.signature(assertion);
        signature.getParentNode().removeChild(signature);
    }

    Forge say(Consumer<Element> change) {
        change.accept(assertion);
        return this;
    }

    /** By another, with their key and certificate, and named as the issuer. */
    Forge by(SoftwareCertificate another) {
        Xml.saml(assertion, "Issuer")
                .setTextContent(another.certificate().getSubjectX500Principal().getName());
        return withSealOf(another);
    }

    Forge withSealOf(SoftwareCertificate another) {
        signer = another;
        key = another.privateKey();
        return this;
    }

    Forge method(String algorithm) {
        method = algorithm;
        return this;
    }

    /** With what everybody knows for a secret. */
    Forge hmacOfThePublicKey() {
        PublicKey known = signer.certificate().getPublicKey();
        key = new SecretKeySpec(known.getEncoded(), "HmacSHA256");
        return method(SignatureMethod.HMAC_SHA256);
    }

    Forge digest(String algorithm) {
        digest = algorithm;
        return this;
    }

    Forge canonical(String algorithm) {
        canonical = algorithm;
        return this;
    }

    Forge transforms(String... algorithms) {
        transforms = List.of(algorithms);
        return this;
    }

    Forge uri(String reference) {
        uri = reference;
        return this;
    }

    Forge atTheEnd() {
        atTheEnd = true;
        return this;
    }

    Forge overAnObjectOfItself() {
        referredObject = true;
        return this;
    }

    Forge overItselfAndAnObject() {
        secondReference = true;
        return this;
    }

    Forge withoutKeyInfo() {
        keyInfo = false;
        return this;
    }

    Forge withKeyValueInstead() {
        certificate = false;
        keyValue = true;
        return this;
    }

    Forge withKeyValueToo() {
        keyValue = true;
        return this;
    }

    String sign() {
        try {
            Node before = atTheEnd ? null : Xml.saml(assertion, "Issuer").getNextSibling();
            DOMSignContext context = new DOMSignContext(key, assertion);
            context.setNextSibling(before);
            context.setIdAttributeNS(assertion, null, "ID");
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            SIGNATURES
                    .newXMLSignature(
                            SIGNATURES.newSignedInfo(
                                    SIGNATURES.newCanonicalizationMethod(canonical, (C14NMethodParameterSpec) null),
                                    SIGNATURES.newSignatureMethod(method, null),
                                    references()),
                            keyInfo ? keyInfo() : null,
                            objects(),
                            null,
                            null)
                    .sign(context);
            return Xml.text(assertion);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<Reference> references() throws Exception {
        List<Reference> references = new ArrayList<>();
        if (!referredObject) {
            references.add(reference(uri, transforms));
        }
        if (referredObject || secondReference) {
            references.add(reference("#object", List.of(CanonicalizationMethod.EXCLUSIVE)));
        }
        return references;
    }

    private Reference reference(String to, List<String> algorithms) throws Exception {
        List<Transform> all = new ArrayList<>();
        for (String algorithm : algorithms) {
            all.add(SIGNATURES.newTransform(algorithm, (TransformParameterSpec) null));
        }
        return SIGNATURES.newReference(to, SIGNATURES.newDigestMethod(digest, null), all, null, null);
    }

    private List<XMLObject> objects() {
        if (!referredObject && !secondReference) {
            return List.of();
        }
        Element copy = (Element) assertion.cloneNode(true);
        copy.setAttribute("ID", "_copy");
        return List.of(SIGNATURES.newXMLObject(List.of(new DOMStructure(copy)), "object", null, null));
    }

    private KeyInfo keyInfo() throws Exception {
        KeyInfoFactory factory = SIGNATURES.getKeyInfoFactory();
        List<XMLStructure> content = new ArrayList<>();
        if (keyValue) {
            content.add(factory.newKeyValue(signer.certificate().getPublicKey()));
        }
        if (certificate) {
            content.add(factory.newX509Data(List.of(signer.certificate())));
        }
        return factory.newKeyInfo(content);
    }
}
