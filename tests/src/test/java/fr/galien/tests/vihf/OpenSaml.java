package fr.galien.tests.vihf;

import java.io.StringReader;
import java.security.cert.X509Certificate;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import net.shibboleth.utilities.java.support.xml.ClasspathResolver;
import net.shibboleth.utilities.java.support.xml.SchemaBuilder;
import org.opensaml.core.config.InitializationException;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.saml.common.xml.SAMLSchemaBuilder;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;
import org.w3c.dom.Element;

/** Shibboleth's library for Java, as a service of somebody else would use it. */
final class OpenSaml {

    static {
        try {
            InitializationService.initialize();
        } catch (InitializationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private OpenSaml() {}

    /** @throws SignatureException if it does not believe it */
    static Assertion verified(String xml, X509Certificate signer) throws Exception {
        Element root = Xml.read(xml);
        XMLObject object = XMLObjectProviderRegistrySupport.getUnmarshallerFactory()
                .getUnmarshaller(root)
                .unmarshall(root);
        Assertion assertion = (Assertion) object;
        new SAMLSignatureProfileValidator().validate(assertion.getSignature());
        SignatureValidator.validate(assertion.getSignature(), new BasicX509Credential(signer));
        return assertion;
    }

    /** By the schemas of SAML 2.0, and ours of what HL7 adds. */
    static void validate(String xml) throws Exception {
        SchemaBuilder schemas = new SchemaBuilder();
        schemas.setResourceResolver(new ClasspathResolver());
        schemas.addSchema(OpenSaml.class.getResourceAsStream("hl7.xsd"));
        SAMLSchemaBuilder saml = new SAMLSchemaBuilder(SAMLSchemaBuilder.SAML1Version.SAML_11);
        saml.setSchemaBuilder(schemas);
        Schema schema = saml.getSAMLSchema();
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }
}
