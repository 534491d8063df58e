package fr.galien.tests.messaging;

import fr.galien.tests.contract.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A line to a mail server: as much of IMAP (RFC 9051) as it takes to start TLS, log in and see whether one is in. */
final class ImapLine implements AutoCloseable {

    /** What software answers a challenge that says no (RFC 7628 §3.2.3). */
    private static final String ACKNOWLEDGED = "AQ==";

    private final Socket socket;
    private final BufferedReader in;
    private int commands;

    private ImapLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * What the server said of a token.
     *
     * @param in        whether it lets them in
     * @param challenge why not (RFC 7628 §3.2.2), decoded; empty if it does
     */
    record Verdict(boolean in, String challenge) {}

    static ImapLine to(int port) {
        try {
            Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
            ImapLine before = new ImapLine(plain);
            before.in.readLine();
            if (!before.asks("STARTTLS")) {
                throw new AssertionError("no STARTTLS");
            }
            ImapLine line = new ImapLine(Tls.anonymous().createSocket(plain, "localhost", port, true));
            line.commands = 1;
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Verdict shows(Sasl how, String mailbox, String token) {
        String tag = send("AUTHENTICATE " + how + " " + how.encoded(mailbox, token));
        String line = read();
        String challenge = "";
        if (line.startsWith("+")) {
            challenge = new String(Base64.getDecoder().decode(line.substring(1).strip()), StandardCharsets.UTF_8);
            write(ACKNOWLEDGED);
            line = read();
        }
        while (!line.startsWith(tag)) {
            line = read();
        }
        return new Verdict(line.startsWith(tag + " OK"), challenge);
    }

    /** Whether the server answers OK. */
    boolean asks(String command) {
        String tag = send(command);
        String line = read();
        while (!line.startsWith(tag)) {
            line = read();
        }
        return line.startsWith(tag + " OK");
    }

    private String send(String command) {
        String tag = "a" + ++commands;
        write(tag + " " + command);
        return tag;
    }

    private void write(String line) {
        try {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        try {
            String line = in.readLine();
            if (line == null) {
                throw new AssertionError("the mail server hung up");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
