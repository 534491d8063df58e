package fr.galien.directory;

/** Looks a secure mailbox (MSSanté) up. */
@FunctionalInterface
public interface FindMailbox {

    /**
     * Answers within a bounded time, and never throws for an outage: that is {@link MailboxAnswer.Unreachable}.
     *
     * @param address in any case; any text
     */
    MailboxAnswer byAddress(String address);
}
