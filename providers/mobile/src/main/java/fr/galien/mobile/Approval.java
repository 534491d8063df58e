package fr.galien.mobile;

import fr.galien.identity.Assurance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that waits for a person's approval.
 *
 * @param cid       its name, which says nothing
 * @param user      whose approval it takes; empty until a device scanned it
 * @param asked     the least level that will do; empty where none was asked
 * @param agent     the browser, in words
 * @param place     the network, in words or as an address
 * @param source    the address the screen calls from, to compare with the device's
 * @param known     whether this person logged in by phone from that browser before
 * @param number    what the screen shows and the person types; empty where the person is not known yet
 * @param bind      128 bits in the link of the screen, which stand for the number
 * @param signed    the request as the device is sent it; empty until a device scanned it
 * @param slot      which of the person's places it takes
 * @param origin    what the asking side needs to take the answer home; the engine does not read it
 */
public record Approval(
        String cid,
        Kind kind,
        Optional<String> user,
        Client client,
        Optional<Assurance> asked,
        List<String> scope,
        String place,
        String agent,
        String source,
        boolean known,
        Optional<String> number,
        String bind,
        String nonce,
        Instant at,
        Instant expires,
        Optional<String> signed,
        Optional<Slot> slot,
        Map<String, String> origin) {

    public enum Kind {
        LOGIN("login"),
        CIBA("ciba"),
        /** Of CIBA too, and answered by the person's card: none of their devices is told. */
        CARD("ciba"),
        /** A change to the person's devices. */
        MANAGE("manage");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * @param id   client_id
     * @param name as the person knows it
     */
    public record Client(String id, String name) {}

    /** A person has few places for requests, so that a stranger cannot fill the store nor crowd out their own browser's. */
    public enum Slot {
        RING(true),
        FIND_1(false),
        FIND_2(false),
        FIND_3(false),
        CIBA_1(true),
        CIBA_2(true),
        CIBA_3(true),
        CARD_1(false),
        CARD_2(false),
        CARD_3(false);

        private final boolean listed;

        Slot(boolean listed) {
            this.listed = listed;
        }

        /** Whether the person's devices list it without being given its number. */
        public boolean listed() {
            return listed;
        }
    }

    boolean isForTheCard() {
        return kind == Kind.CARD;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expires);
    }

    Approval knownBy(boolean fromThere) {
        return new Approval(
                cid, kind, user, client, asked, scope, place, agent, source, fromThere, number, bind, nonce, at,
                expires, signed, slot, origin);
    }

    Approval heldBy(String holder, String signedRequest) {
        return new Approval(
                cid,
                kind,
                Optional.of(holder),
                client,
                asked,
                scope,
                place,
                agent,
                source,
                known,
                number,
                bind,
                nonce,
                at,
                expires,
                Optional.of(signedRequest),
                slot,
                origin);
    }

    /** The number and the link's secret are not for logs. */
    @Override
    public String toString() {
        return "Approval[" + cid + "]";
    }
}
