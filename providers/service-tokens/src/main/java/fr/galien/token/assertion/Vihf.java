package fr.galien.token.assertion;

import fr.galien.claims.ProSanteConnectClaims;
import fr.galien.identity.Professional;
import fr.galien.token.Purpose;
import fr.galien.token.SoftwareProduct;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The VIHF 4.0 of the CI-SIS in mode {@code INDIRECTE_RENFORCEE} (AIR): a SAML 2.0 assertion of the structure, signed with its
 * seal, that this person, whom it identified strongly, asks. It holds a patient's identifier: nothing of it is logged.
 */
public final class Vihf implements IssueAssertion {

    private static final Logger LOG = System.getLogger(Vihf.class.getName());

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int ID_BYTES = 16;

    private static final String BY_SUBJECT = "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName";
    private static final String CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:";
    private static final String SECTOR_TABLE = "^1.2.250.1.71.4.2.4";

    /**
     * What {@code authMode} says, as the context classes of SAML have it: never more than was done. There is none for a
     * FIDO2 key; a password, with whatever code, signs no assertion.
     */
    private static final Map<String, String> CLASS_OF_LOGIN = Map.of(
            "CARD", "SmartcardPKI",
            "MOBILE", "MobileTwoFactorUnregistered",
            "PASSKEY", "unspecified");

    /** An INS, its key with it, of the NIR or the NIA, or of those kept for tests. */
    private static final Pattern PATIENT = Pattern.compile(
            "[0-9]{6}[0-9AB][0-9]{6}[0-9]{2}\\^\\^\\^&1\\.2\\.250\\.1\\.213\\.1\\.4\\.(?:8|9|10|11)&ISO\\^NH");

    private static final Pattern CONFIDENTIALITY = Pattern.compile("[A-Za-z0-9_.&^-]{1,64}");

    private final Signers signers;
    private final SecureRandom random;
    private final SubjectRoles roles = new SubjectRoles();

    public Vihf(Signers signers, SecureRandom random) {
        this.signers = signers;
        this.random = random;
    }

    @Override
    public AssertionAnswer issue(AssertionOrder order) {
        try {
            StructureSigner signer = signers.of(order.situation().structure(), order.now());
            Saml assertion = assertion(order, new Seal(signer.certificate()));
            return new AssertionAnswer.Issued(EnvelopedSignature.of(assertion.element(), signer));
        } catch (AssertionRefused refused) {
            tellOfASigner(order, refused);
            return new AssertionAnswer.Refused(refused.refusal());
        }
    }

    /** Whoever runs the server, since whoever asks can do nothing about it. */
    private static void tellOfASigner(AssertionOrder order, AssertionRefused refused) {
        Throwable cause = refused;
        while (!(cause instanceof SignerOutage) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof SignerOutage || cause instanceof ProviderException) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the signer of {1}: {2}",
                    refused.refusal().code(),
                    order.situation().structure().value(),
                    cause.getMessage());
        } else if (refused.refusal() == AssertionRefusal.SIGNED_WRONGLY) {
            LOG.log(
                    Level.ERROR,
                    "{0}: the signer of {1} signs something else, or with another key",
                    refused.refusal().code(),
                    order.situation().structure().value());
        }
    }

    private Saml assertion(AssertionOrder order, Seal seal) throws AssertionRefused {
        Saml assertion = Saml.assertion(id(), order.now());
        assertion.add("Issuer", seal.subject()).with("Format", BY_SUBJECT);
        assertion.add("Subject").add("NameID", ProSanteConnectClaims.subjectNameId(order.person()));
        // No AudienceRestriction: the mapping of the VIHF for the DMP says not to.
        assertion
                .add("Conditions")
                .with("NotBefore", Saml.time(order.now()))
                .with("NotOnOrAfter", Saml.time(order.now().plus(LIFE)));
        authentication(assertion, order);
        attributes(assertion.add("AttributeStatement"), order);
        return assertion;
    }

    private static void authentication(Saml assertion, AssertionOrder order) throws AssertionRefused {
        String login = Optional.ofNullable(CLASS_OF_LOGIN.get(order.authMode()))
                .orElseThrow(() -> new AssertionRefused(AssertionRefusal.WEAK_LOGIN));
        Saml context = assertion
                .add("AuthnStatement")
                .with("AuthnInstant", Saml.time(order.loggedInAt()))
                .add("AuthnContext");
        context.add("AuthnContextClassRef", CLASSES + login);
        context.add("AuthnContextDecl", "APP_BROWSER_AUTH");
    }

    private void attributes(Saml statement, AssertionOrder order) throws AssertionRefused {
        SoftwareProduct software = known(order.software(), AssertionRefusal.NO_PRODUCT);
        Purpose purpose = order.purpose();
        statement.attribute("VIHF_Version", "4.0");
        statement.attribute("Authentification_Mode", "INDIRECTE_RENFORCEE");
        statement.attribute(
                "Identifiant_Structure", order.situation().structure().value());
        statement.attribute(
                "Secteur_Activite",
                known(Optional.of(order.situation().sectorCode()), AssertionRefusal.NO_SECTOR) + SECTOR_TABLE);
        statement.attribute("urn:oasis:names:tc:xspa:1.0:subject:subject-id", name(order.person()));
        statement.attribute(
                "urn:oasis:names:tc:xacml:2.0:subject:role", "Role", roles.of(order.person(), order.situation()));
        statement.attribute(
                "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse",
                "PurposeOfUse",
                List.of(new Coded(purpose.code(), Purpose.TABLE, "mode acces VIHF 2.0", Optional.of(purpose.label()))));
        statement.attribute("urn:oasis:names:tc:xacml:2.0:resource:resource-id", patient(order));
        statement.attribute("Ressource_URN", "urn:dmp");
        if (order.confidentiality().isPresent()) {
            statement.attribute(
                    "urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code",
                    written(
                            order.confidentiality().get(),
                            CONFIDENTIALITY,
                            AssertionRefusal.CONFIDENTIALITY_MALFORMED));
        }
        statement.attribute("LPS_ID", known(Optional.of(software.id()), AssertionRefusal.NO_PRODUCT));
        statement.attribute("LPS_Nom", known(Optional.of(software.name()), AssertionRefusal.NO_PRODUCT));
        statement.attribute("LPS_Version", known(Optional.of(software.version()), AssertionRefusal.NO_PRODUCT));
        statement.attribute(
                "LPS_ID_HOMOLOGATION_DMP", known(software.homologation(), AssertionRefusal.NO_HOMOLOGATION));
    }

    private static String name(Professional person) {
        return (person.familyName() + " " + person.givenName()).strip();
    }

    private static String patient(AssertionOrder order) throws AssertionRefused {
        return written(
                known(order.patientId(), AssertionRefusal.NO_PATIENT), PATIENT, AssertionRefusal.PATIENT_MALFORMED);
    }

    private static String written(String value, Pattern shape, AssertionRefusal otherwise) throws AssertionRefused {
        if (!shape.matcher(value).matches()) {
            throw new AssertionRefused(otherwise);
        }
        return value;
    }

    private static <T> T known(Optional<T> value, AssertionRefusal otherwise) throws AssertionRefused {
        return value.filter(it -> !it.equals("")).orElseThrow(() -> new AssertionRefused(otherwise));
    }

    private String id() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
