package fr.galien.tests.messaging;

import fr.galien.tests.contract.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * As much of submission (RFC 6409) as it takes to start TLS, show a token and send a mail. By hand, because Dovecot 2.3 takes no
 * token on the line of the {@code AUTH} command, where Jakarta Mail puts it.
 */
final class SmtpLine implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    private SmtpLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static SmtpLine to(int port) {
        try {
            Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
            SmtpLine before = new SmtpLine(plain);
            before.answer();
            before.asks("EHLO tests");
            if (before.asks("STARTTLS") != 220) {
                throw new AssertionError("no STARTTLS");
            }
            SmtpLine line = new SmtpLine(Tls.anonymous().createSocket(plain, "localhost", port, true));
            line.asks("EHLO tests");
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether the server lets them in */
    boolean shows(Sasl how, String mailbox, String token) {
        if (asks("AUTH " + how) != 334) {
            throw new AssertionError("no " + how);
        }
        int status = asks(how.encoded(mailbox, token));
        // RFC 7628 §3.2.3: why not, which is to be acknowledged.
        return (status == 334 ? asks("AQ==") : status) == 235;
    }

    /** @return the status of the server's last word */
    int sends(String from, String to, String mail) {
        for (String command : new String[] {"MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA"}) {
            int status = asks(command);
            if (status >= 400) {
                return status;
            }
        }
        return asks(mail.replace("\n", "\r\n") + "\r\n.");
    }

    int asks(String command) {
        try {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of several lines the last, which has no hyphen behind the status. */
    private int answer() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new AssertionError("the mail server hung up");
        }
        return Integer.parseInt(line.substring(0, 3));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
