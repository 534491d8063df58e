package fr.galien.token.assertion;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.List;
import java.util.Map;

/** Signatures of a key that is elsewhere, as the JDK's own code asks for them. It makes no others and verifies none. */
final class HashProvider extends Provider {

    private static final long serialVersionUID = 1L;

    private static final String ALGORITHM = "SHA256withRSA";

    HashProvider(String name) {
        super("galien-" + name, "1", "Signatures of a remote signer");
        putService(new Service(this, "Signature", ALGORITHM, Remote.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return new Remote();
            }

            @Override
            public boolean supportsParameter(Object key) {
                return key instanceof Key;
            }
        });
    }

    /** Names the key; there is nothing of it here. */
    static final class Key implements PrivateKey {

        private static final long serialVersionUID = 1L;

        private final transient HashSigner signer;

        Key(HashSigner signer) {
            this.signer = signer;
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }

    private static final class Remote extends SignatureSpi {

        private final MessageDigest digest;
        private HashSigner signer;

        Remote() throws NoSuchAlgorithmException {
            digest = MessageDigest.getInstance("SHA-256");
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            if (!(key instanceof Key ours)) {
                throw new InvalidKeyException("not the key of a remote signer");
            }
            signer = ours.signer;
            digest.reset();
        }

        @Override
        protected void engineUpdate(byte one) {
            digest.update(one);
        }

        @Override
        protected void engineUpdate(byte[] some, int from, int length) {
            digest.update(some, from, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            try {
                return signer.sign(digest.digest());
            } catch (SignerOutage outage) {
                throw new SignatureException(outage.getMessage(), outage);
            }
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            throw new InvalidKeyException("a remote signer verifies nothing");
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            throw new SignatureException("a remote signer verifies nothing");
        }

        @Deprecated
        @Override
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Deprecated
        @Override
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
