package fr.galien.factor.keycloak;

import fr.galien.assurance.Levels;
import fr.galien.factor.KeyEvidence;
import fr.galien.factor.KeyVerdict;
import fr.galien.factor.PasskeyRefusal;
import fr.galien.identity.Assurance;
import fr.galien.identity.Failure;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticatorMetadata;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** The pages on which a key is added. Texts are the theme's; those of a refusal stand under its code. */
record AddKeyPage(KeycloakSession session, RequiredActionContext context, KeyKind kind) {

    private static final String ASK = "galien-key-add.ftl";
    private static final String DONE = "galien-key-added.ftl";
    private static final String REFUSED = "galien-key-refused.ftl";

    /** @param why the last answer came to nothing; empty if there was none */
    Response ask(Optional<PasskeyRefusal> why) {
        String challenge = KeyChallenge.fresh(context.getAuthenticationSession());
        String typed = context.getHttpRequest().getDecodedFormParameters().getFirst("name");
        return page(why)
                .setAttribute("name", typed)
                .setAttribute(
                        "options",
                        KeyOptions.of(session, kind.policy(context.getRealm()))
                                .creation(challenge, context.getUser(), new OwnKeys(context.getUser()).all()))
                .createForm(ASK);
    }

    Response refused(PasskeyRefusal why) {
        return page(Optional.of(why))
                .setAttribute("again", why == PasskeyRefusal.NOT_FRESH)
                .createForm(REFUSED);
    }

    /** @param credential Keycloak's id of the new key */
    Response done(String credential) {
        OwnKeys owned = new OwnKeys(context.getUser());
        Optional<KeyEvidence> evidence = new KeyEvidenceStore(context.getUser()).of(credential);
        return page(Optional.empty())
                .setAttribute(
                        "key",
                        Map.of(
                                "name", owned.name(credential),
                                "acr",
                                        owned.byCredential(credential)
                                                .flatMap(key -> Levels.of(context.getRealm()::getAttribute)
                                                        .worth(key.means(KeepsKeyMetadata.judge(session))))
                                                .map(Assurance::acr)
                                                .orElse(""),
                                "why",
                                        evidence.flatMap(KeyEvidence::shortOf)
                                                .map(KeyVerdict.Reason::code)
                                                .orElse("")))
                .createForm(DONE);
    }

    /** What its maker calls that model, as far as Keycloak knows, or else what any key is called. */
    String model(String aaguid) {
        WebAuthnCredentialProvider keys = (WebAuthnCredentialProvider) session.getProvider(
                CredentialProvider.class, WebAuthnPasswordlessCredentialProviderFactory.PROVIDER_ID);
        return Optional.ofNullable(keys.getMetadataService().getAuthenticatorMetadata(aaguid))
                .map(WebAuthnAuthenticatorMetadata::name)
                .orElseGet(this::anyKey);
    }

    private String anyKey() {
        try {
            return session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getMessages(session.getContext().resolveLocale(context.getUser()))
                    .getProperty("galien.key.default." + kind.word(), kind.word());
        } catch (IOException unreadable) {
            return kind.word();
        }
    }

    private LoginFormsProvider page(Optional<? extends Failure> why) {
        LoginFormsProvider form = context.form().setAttribute("kind", kind.word());
        why.ifPresent(failure -> form.setAttribute("refusal", Map.of("code", failure.code(), "date", "")));
        return form;
    }
}
