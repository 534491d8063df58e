package fr.galien.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.galien.tests.browser.Await;
import fr.galien.tests.contract.Tls;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mail from one professional to another, with Jakarta Mail as the vendor of mail software would use it. */
class MailDeliveryTest {

    private static final String SENDER = "infirmiere";
    private static final String RECIPIENT = "medecin";

    private static MailOperator operator;
    private static MailSoftware software;

    @BeforeAll
    static void open() {
        operator = MailOperator.asking();
        software = MailSoftware.granted("tests-mail", MailSoftware.OPERATOR);
    }

    @AfterAll
    static void close() {
        if (operator != null) {
            operator.close();
        }
    }

    @Test
    void isSentByOneAndReadByTheOther() throws MessagingException {
        String subject = UUID.randomUUID().toString();
        String to = Mailboxes.of(RECIPIENT).getFirst();

        send(software.token(SENDER), subject, to);

        try (Store store = store(to, software.token(RECIPIENT))) {
            String text = Await.present("the mail arrives", Duration.ofSeconds(30), () -> mail(store, subject));
            assertThat(text.strip()).isEqualTo("Bonjour, voici les résultats.");
        }
    }

    @Test
    void isKeptWhereItsSenderPutsACopy() throws MessagingException {
        String subject = UUID.randomUUID().toString();
        String own = Mailboxes.of(SENDER).getFirst();
        try (Store store = store(own, software.token(SENDER));
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);

            inbox.appendMessages(new Message[] {mail(session(), subject, own)});

            assertThat(mail(store, subject))
                    .hasValueSatisfying(text -> assertThat(text).startsWith("Bonjour"));
        }
    }

    @Test
    void isTakenFromNobodyWithoutATokenForMessaging() {
        String login =
                software.logIn(SENDER, "openid scope_all").path("access_token").textValue();

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> send(login, "never", Mailboxes.of(RECIPIENT).getFirst()));
    }

    private static void send(String token, String subject, String to) throws MessagingException {
        Session session = session();
        String from = Mailboxes.of(SENDER).getFirst();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("localhost", operator.submission(), from, token);
            MimeMessage mail = mail(session, subject, to);
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }

    private static MimeMessage mail(Session session, String subject, String to) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(Mailboxes.of(SENDER).getFirst()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject);
        mail.setText("Bonjour, voici les résultats.", "UTF-8");
        mail.saveChanges();
        return mail;
    }

    private static Store store(String mailbox, String token) throws MessagingException {
        Store store = session().getStore("imap");
        store.connect("localhost", operator.imap(), mailbox, token);
        return store;
    }

    private static Optional<String> mail(Store store, String subject) {
        try (Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            return Arrays.stream(inbox.getMessages())
                    .filter(mail -> subject.equals(subject(mail)))
                    .map(MailDeliveryTest::text)
                    .findFirst();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(Message mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Message mail) {
        try {
            return mail.getContent().toString();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** STARTTLS and XOAUTH2, and nothing less. */
    private static Session session() {
        Properties properties = new Properties();
        for (String protocol : new String[] {"imap", "smtp"}) {
            properties.put("mail." + protocol + ".starttls.enable", "true");
            properties.put("mail." + protocol + ".starttls.required", "true");
            properties.put("mail." + protocol + ".auth", "true");
            properties.put("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
            properties.put("mail." + protocol + ".ssl.socketFactory", Tls.anonymous());
            properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        }
        // A token is longer than a line of SMTP may be with the command before it.
        properties.put("mail.smtp.auth.xoauth2.two.line.authentication.format", "true");
        return Session.getInstance(properties);
    }
}
