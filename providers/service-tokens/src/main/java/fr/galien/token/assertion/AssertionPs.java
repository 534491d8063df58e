package fr.galien.token.assertion;

import fr.galien.claims.ProSanteConnectClaims;
import fr.galien.directory.FindBilling.Billing;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The "assertion PS" of the teleservices of the health insurance where the person logged in at Pro Santé Connect
 * (SEL-MP-043 §3.2): context beside a token, and unsigned, so it proves nothing. It says what the token says, and whoever gets
 * both compares them.
 */
public final class AssertionPs implements IssueAssertion {

    private static final int ID_BYTES = 16;

    private final String issuer;
    private final SecureRandom random;

    /** @param issuer of the tokens: an unsigned assertion has no certificate to be named after */
    public AssertionPs(String issuer, SecureRandom random) {
        this.issuer = issuer;
        this.random = random;
    }

    @Override
    public AssertionAnswer issue(AssertionOrder order) {
        try {
            String text = AssertionText.of(assertion(order).element());
            AssertionText.read(text);
            return new AssertionAnswer.Issued(text);
        } catch (AssertionRefused refused) {
            return new AssertionAnswer.Refused(refused.refusal());
        }
    }

    private Saml assertion(AssertionOrder order) throws AssertionRefused {
        Billing billing = order.billing().orElseThrow(() -> new AssertionRefused(AssertionRefusal.NO_BILLING));
        if (order.situation().sectorCode().isEmpty()) {
            throw new AssertionRefused(AssertionRefusal.NO_SECTOR);
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Saml assertion = Saml.assertion(HexFormat.of().formatHex(id), order.now());
        assertion.add("Issuer", issuer);
        assertion
                .add("Subject")
                .add("NameID", ProSanteConnectClaims.subjectNameId(order.person()))
                .with("NameQualifier", "PSC");
        Saml statement = assertion.add("AttributeStatement");
        statement.attribute("identifiantFacturation", billing.number());
        if (!billing.specialty().isEmpty()) {
            statement.attribute("codeSpecialiteAMO", billing.specialty());
        }
        statement.attribute("secteurActivite", order.situation().sectorCode());
        if (hasSeveralProfessions(order.person())) {
            statement.attribute("gipProfessionCode", order.situation().professionCode());
        }
        return assertion;
    }

    private static boolean hasSeveralProfessions(Professional person) {
        return person.practices().stream()
                        .map(Practice::professionCode)
                        .distinct()
                        .count()
                > 1;
    }
}
