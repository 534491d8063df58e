package fr.galien.testkit.agent;

import fr.galien.testkit.card.CardTrouble;
import fr.galien.testkit.card.TestCard;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/** A card of the box, for machines that have no PKCS#11. */
public record BoxReader(TestCard card) implements CardReader {

    @Override
    public OpenedCard open(char[] pin) {
        if (!Arrays.equals(pin, card.pin().digits().toCharArray())) {
            throw CardTrouble.wrongPin(true);
        }
        if (!OpenedCard.authenticates(card.certificate())) {
            throw CardTrouble.notForAuthentication();
        }
        return new Opened(card);
    }

    private record Opened(TestCard card) implements OpenedCard {

        @Override
        public X509Certificate certificate() {
            return card.certificate();
        }

        @Override
        public byte[] sign(String algorithm, byte[] message) {
            try {
                return OpenedCard.sign(Signature.getInstance(algorithm), card.privateKey(), message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this JDK has no " + algorithm, e);
            }
        }

        @Override
        public void close() {
            // It is a file: nothing stays open.
        }
    }
}
