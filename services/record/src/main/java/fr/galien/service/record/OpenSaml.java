package fr.galien.service.record;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import net.shibboleth.utilities.java.support.resolver.CriteriaSet;
import org.opensaml.core.config.InitializationException;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.criteria.UsageCriterion;
import org.opensaml.security.x509.PKIXValidationInformation;
import org.opensaml.security.x509.impl.BasicPKIXValidationInformation;
import org.opensaml.security.x509.impl.CertPathPKIXTrustEvaluator;
import org.opensaml.security.x509.impl.StaticPKIXValidationInformationResolver;
import org.opensaml.xmlsec.SignatureValidationParameters;
import org.opensaml.xmlsec.config.impl.DefaultSecurityConfigurationBootstrap;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidationParametersCriterion;
import org.opensaml.xmlsec.signature.support.impl.PKIXSignatureTrustEngine;
import org.w3c.dom.Element;

/** What OpenSAML says about an assertion and who signed it: others' code, which knows nothing of ours. */
final class OpenSaml {

    /** Of the signature, of its digests, and how what they cover is written. */
    private static final Set<String> ALGORITHMS = Set.of(
            SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256,
            SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA384,
            SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA512,
            SignatureConstants.ALGO_ID_DIGEST_SHA256,
            SignatureConstants.ALGO_ID_DIGEST_SHA384,
            SignatureConstants.ALGO_ID_DIGEST_SHA512,
            SignatureConstants.TRANSFORM_ENVELOPED_SIGNATURE,
            SignatureConstants.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);

    /** From a seal over its authority to the root. */
    private static final int CHAIN = 3;

    private final SAMLSignatureProfileValidator profile = new SAMLSignatureProfileValidator();
    private final PKIXSignatureTrustEngine trust;
    private final CriteriaSet criteria;

    /** @param authorities whose certificates may sign */
    OpenSaml(List<X509Certificate> authorities) {
        try {
            InitializationService.initialize();
        } catch (InitializationException e) {
            throw new IllegalStateException("OpenSAML does not start", e);
        }
        PKIXValidationInformation believed = new BasicPKIXValidationInformation(authorities, null, CHAIN);
        this.trust = new PKIXSignatureTrustEngine(
                new StaticPKIXValidationInformationResolver(List.of(believed), Set.of()),
                DefaultSecurityConfigurationBootstrap.buildBasicInlineKeyInfoCredentialResolver(),
                new CertPathPKIXTrustEvaluator(),
                // Whose name it must bear is ours to say: the structure's.
                null);
        SignatureValidationParameters parameters = new SignatureValidationParameters();
        parameters.setWhitelistedAlgorithms(ALGORITHMS);
        this.criteria = new CriteriaSet(
                new UsageCriterion(UsageType.SIGNING), new SignatureValidationParametersCriterion(parameters));
    }

    /** @throws SoapFault if it is not signed by one that is believed */
    void believe(Element element) {
        try {
            // Also says which attribute of it is its ID, and of no other element.
            Assertion assertion = (Assertion) XMLObjectProviderRegistrySupport.getUnmarshallerFactory()
                    .getUnmarshaller(element)
                    .unmarshall(element);
            Signature signature = assertion.getSignature();
            if (signature == null || signature.getKeyInfo() == null) {
                throw SoapFault.security("the assertion is not signed");
            }
            profile.validate(signature);
            if (!trust.validate(signature, criteria)) {
                throw SoapFault.security("the assertion's signature does not hold, or its signer is not believed");
            }
        } catch (UnmarshallingException | ClassCastException e) {
            throw SoapFault.malformed("not an assertion");
        } catch (SignatureException | SecurityException e) {
            throw SoapFault.security("the assertion's signature does not hold");
        }
    }
}
