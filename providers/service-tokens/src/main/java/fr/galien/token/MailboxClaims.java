package fr.galien.token;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a token for messaging says of mailboxes: the one it opens and all of the person's; or why there is no such token. */
public sealed interface MailboxClaims {

    /** The mailbox the token opens. Mail servers compare it with the one that is asked for. */
    String MAILBOX = "mss_mailbox";

    /** All of the person's. */
    String MAILBOXES = "mss_mailboxes";

    /**
     * @param mailbox   one of {@code mailboxes}
     * @param mailboxes all of the person's
     */
    record Granted(String mailbox, List<String> mailboxes) implements MailboxClaims {

        public Granted {
            mailboxes = List.copyOf(mailboxes);
        }

        /** By name. */
        public Map<String, Object> claims() {
            return Map.of(MAILBOX, mailbox, MAILBOXES, mailboxes);
        }

        @Override
        public String toString() {
            return "Granted[hidden]";
        }
    }

    record Refused(MailboxRefusal refusal) implements MailboxClaims {}

    /**
     * @param own   the person's, in lower case, as {@link fr.galien.directory.FindMailboxes} has them
     * @param asked the one asked for, in any case; none or a blank one asks for the first (RFC 6749 §3.2: a parameter without a
     *              value was not sent)
     */
    static MailboxClaims of(List<String> own, Optional<String> asked) {
        if (own.isEmpty()) {
            return new Refused(MailboxRefusal.NONE);
        }
        String mailbox = asked.map(address -> address.strip().toLowerCase(Locale.ROOT))
                .filter(address -> !address.isEmpty())
                .orElse(own.getFirst());
        return own.contains(mailbox) ? new Granted(mailbox, own) : new Refused(MailboxRefusal.NOT_THEIRS);
    }
}
