package fr.galien.testkit.agent;

import fr.galien.testkit.card.CardTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.security.auth.login.LoginException;

/**
 * A reader behind a PKCS#11 module: the card's own software, or SoftHSM2.
 *
 * @param module the library
 * @param slot   which of its slots, from 0
 */
public record TokenReader(Path module, int slot) implements CardReader {

    @Override
    public OpenedCard open(char[] pin) {
        Provider provider = provider();
        KeyStore card;
        try {
            card = KeyStore.getInstance("PKCS11", provider);
        } catch (KeyStoreException absent) {
            throw CardTrouble.noCard();
        }
        try {
            card.load(null, pin);
            return opened(provider, card);
        } catch (IOException | GeneralSecurityException | ProviderException refused) {
            logOut(provider);
            throw trouble(refused);
        }
    }

    private Provider provider() {
        Provider sun = Security.getProvider("SunPKCS11");
        if (sun == null) {
            throw CardTrouble.noReader("this Java has no PKCS#11");
        }
        try {
            return sun.configure("--name=galien-card\nlibrary=" + module.toAbsolutePath() + "\nslotListIndex=" + slot);
        } catch (RuntimeException unusable) {
            throw CardTrouble.noReader(unusable.getMessage());
        }
    }

    private static OpenedCard opened(Provider provider, KeyStore card) throws GeneralSecurityException {
        for (String alias : Collections.list(card.aliases())) {
            if (card.isKeyEntry(alias)
                    && card.getCertificate(alias) instanceof X509Certificate certificate
                    && OpenedCard.authenticates(certificate)
                    && card.getKey(alias, null) instanceof PrivateKey key) {
                return new Token(provider, certificate, key);
            }
        }
        logOut(provider);
        throw CardTrouble.notForAuthentication();
    }

    /** PKCS#11 says why by a name in the innermost message. */
    private static CardTrouble trouble(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.contains("CKR_PIN_LOCKED")) {
                return CardTrouble.wrongPin(false);
            }
            if (said.contains("CKR_PIN_")) {
                return CardTrouble.wrongPin(true);
            }
        }
        return CardTrouble.cardPulled();
    }

    private static void logOut(Provider provider) {
        try {
            ((AuthProvider) provider).logout();
        } catch (LoginException | ProviderException gone) {
            // The card left and took its PIN with it.
            provider.clear();
        }
    }

    private record Token(Provider provider, X509Certificate certificate, PrivateKey key) implements OpenedCard {

        @Override
        public byte[] sign(String algorithm, byte[] message) {
            try {
                return OpenedCard.sign(Signature.getInstance(algorithm, provider), key, message);
            } catch (GeneralSecurityException | ProviderException gone) {
                throw trouble(gone);
            }
        }

        @Override
        public void close() {
            logOut(provider);
        }
    }
}
