package fr.galien.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.tests.browser.Await;
import fr.galien.tests.contract.Tls;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail from one professional to another, read with Jakarta Mail as the vendor of mail software would use it. */
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

        try (SmtpLine line = SmtpLine.to(operator.submission())) {
            String from = Mailboxes.of(SENDER).getFirst();
            assertThat(line.shows(Sasl.OAUTHBEARER, from, software.token(SENDER)))
                    .isTrue();
            String mail = "From: " + from + "\nTo: " + to + "\nSubject: " + subject + "\n\nBonjour !";
            assertThat(line.sends(from, to, mail)).isEqualTo(250);
        }

        try (Store store = store(to, software.token(RECIPIENT))) {
            String text = Await.present("the mail arrives", Duration.ofSeconds(30), () -> mail(store, subject));
            assertThat(text.strip()).isEqualTo("Bonjour !");
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

    @ParameterizedTest
    @EnumSource
    void isTakenFromNobodyWithoutATokenForTheirMailbox(Sasl how) {
        String own = Mailboxes.of(SENDER).getFirst();
        String login =
                software.logIn(SENDER, "openid scope_all").path("access_token").textValue();
        try (SmtpLine line = SmtpLine.to(operator.submission())) {
            assertThat(line.asks("MAIL FROM:<" + own + ">")).isEqualTo(530);
            assertThat(line.shows(how, own, login)).isFalse();
            assertThat(line.shows(how, Mailboxes.of(RECIPIENT).getFirst(), software.token(SENDER)))
                    .isFalse();
            assertThat(line.shows(how, own, software.token(SENDER))).isTrue();
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
        properties.put("mail.imap.starttls.enable", "true");
        properties.put("mail.imap.starttls.required", "true");
        properties.put("mail.imap.auth.mechanisms", "XOAUTH2");
        properties.put("mail.imap.ssl.socketFactory", Tls.anonymous());
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        return Session.getInstance(properties);
    }
}
