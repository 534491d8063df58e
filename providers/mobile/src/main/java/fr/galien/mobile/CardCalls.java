package fr.galien.mobile;

import fr.galien.identity.Assurance;
import java.security.cert.X509Certificate;
import java.time.Clock;

/** Who calls with a card: {@code docs/mobile-protocol.md} §13. */
public final class CardCalls {

    private final Store store;
    private final Cards cards;
    private final String issuer;
    private final Clock clock;

    public CardCalls(Store store, Cards cards, String issuer, Clock clock) {
        this.store = store;
        this.cards = cards;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Cards, and whose they are. */
    @FunctionalInterface
    public interface Cards {

        /**
         * @param certificate whose key has signed, and of which nothing else is known
         * @throws MobileRefused where it is no card of somebody who may log in
         */
        Holder judge(X509Certificate certificate);
    }

    /**
     * @param user  whose card it is
     * @param level what it is worth
     */
    public record Holder(String user, Assurance level) {}

    /**
     * @param authorization the header; may be {@code null}
     * @param path          of the call, under {@code {issuer}/mobile/}
     * @param body          as it came
     * @return whose card it is
     */
    public String authenticate(String authorization, String path, String body) {
        DeviceMessage message = DeviceMessage.readOfCard(DeviceCalls.messageOf(authorization), "map-card-pop+jwt");
        message.signedByItsCertificate();
        message.meantForCall(issuer, path, body, clock.instant());
        message.neverSeenBefore(store);
        // Last, because it may ask an authority over the network.
        return cards.judge(message.certificate()).user();
    }

    /** The card an answer says it is from, once its signature is that card's. */
    Answerer holder(DeviceMessage message) {
        message.signedByItsCertificate();
        Holder holder = cards.judge(message.certificate());
        return new Answerer.Card(holder.user(), holder.level());
    }
}
