package fr.galien.token.assertion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Opens what a file of settings describes. */
final class OpenSigner {

    private final HashSigner.Reach reach;

    OpenSigner(HashSigner.Reach reach) {
        this.reach = reach;
    }

    /**
     * @param name of the structure, for a provider to be told from others
     * @throws SignerTrouble if there is no such signer
     * @throws SignerOutage  if it is elsewhere and does not answer: it may, later
     */
    StructureSigner open(String name, SignerSettings settings) throws SignerTrouble, SignerOutage {
        return switch (settings) {
            case SignerSettings.Pkcs11 token -> token(name, token);
            case SignerSettings.Pkcs12 file -> file(file);
            case SignerSettings.Remote remote -> {
                HashSigner signer = reach.at(remote);
                X509Certificate certificate = signer.certificate();
                HashProvider provider = new HashProvider(name);
                yield new StructureSigner(certificate, new HashProvider.Key(signer), Optional.of(provider));
            }
        };
    }

    /** The JDK keeps the module's sessions and lends them out: one provider a token, made once. */
    private static StructureSigner token(String name, SignerSettings.Pkcs11 token) throws SignerTrouble {
        Provider pkcs11 = Security.getProvider("SunPKCS11");
        if (pkcs11 == null) {
            throw new SignerTrouble("this Java has no PKCS#11");
        }
        char[] pin = SignerSettings.secret(token.pinFile()).toCharArray();
        try {
            Provider provider = pkcs11.configure("--name=galien-%s%nlibrary=%s%nslot=%s%n"
                    .formatted(name, token.library(), Long.toUnsignedString(token.slot())));
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return signer(store, token.alias(), null, Optional.of(provider));
        } catch (IOException
                | GeneralSecurityException
                | InvalidParameterException
                | UnsupportedOperationException
                | ProviderException refused) {
            throw new SignerTrouble("its token does not open with this library, slot and PIN", refused);
        }
    }

    private static StructureSigner file(SignerSettings.Pkcs12 file) throws SignerTrouble {
        char[] password = SignerSettings.secret(file.passwordFile()).toCharArray();
        try (InputStream in = Files.newInputStream(file.file())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw new SignerTrouble("its file does not hold exactly one key");
            }
            return signer(store, keys.getFirst(), password, Optional.empty());
        } catch (IOException | GeneralSecurityException refused) {
            throw new SignerTrouble("its file does not open with this password", refused);
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static StructureSigner signer(KeyStore store, String alias, char[] password, Optional<Provider> provider)
            throws GeneralSecurityException, SignerTrouble {
        if (store.getKey(alias, password) instanceof PrivateKey key
                && store.getCertificate(alias) instanceof X509Certificate certificate) {
            return new StructureSigner(certificate, key, provider);
        }
        throw new SignerTrouble("there is no key with its certificate under this alias");
    }
}
