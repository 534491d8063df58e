package fr.galien.testkit.demo;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/** Looks into the mailbox the token names: IMAP, where the token is the password (SASL XOAUTH2). */
final class MessagingCall implements ServiceCall {

    private static final String TIMEOUT_MILLIS = "10000";

    private final int port;
    private final SSLSocketFactory tls;

    MessagingCall(int port, SSLSocketFactory tls) {
        this.port = port;
        this.tls = tls;
    }

    @Override
    public ServiceResult call(ServiceToken token, Map<String, String> form, Words words) throws ServiceRefused {
        String mailbox = new Claims(token.claims()).text("mss_mailbox");
        try (Store store = Session.getInstance(settings()).getStore("imap")) {
            store.connect("localhost", port, mailbox, token.value());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return new ServiceResult(
                        List.of(
                                Line.of(words.text("service_mailbox"), mailbox),
                                Line.of(words.text("service_unread"), Integer.toString(inbox.getUnreadMessageCount())),
                                Line.of(words.text("service_messages"), Integer.toString(inbox.getMessageCount()))),
                        Optional.empty());
            }
        } catch (AuthenticationFailedException e) {
            throw new ServiceRefused(ServiceFailure.SERVICE_REFUSED, e);
        } catch (MessagingException e) {
            boolean away = Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                    .anyMatch(ConnectException.class::isInstance);
            throw new ServiceRefused(
                    away ? ServiceFailure.NOT_STARTED : ServiceFailure.UNREADABLE, away ? "localhost:" + port : "", e);
        }
    }

    /** Nothing is said before TLS, and no other way of logging in is tried: a token is never sent as a password. */
    private Properties settings() {
        Properties settings = new Properties();
        settings.put("mail.imap.starttls.enable", "true");
        settings.put("mail.imap.starttls.required", "true");
        settings.put("mail.imap.ssl.socketFactory", tls);
        settings.put("mail.imap.ssl.socketFactory.fallback", "false");
        settings.put("mail.imap.ssl.checkserveridentity", "true");
        settings.put("mail.imap.auth.mechanisms", "XOAUTH2");
        settings.put("mail.imap.connectiontimeout", TIMEOUT_MILLIS);
        settings.put("mail.imap.timeout", TIMEOUT_MILLIS);
        return settings;
    }
}
