package fr.galien.tests.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of SMTP (RFC 5321) as it takes to receive a mail. */
final class MailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> received = new CopyOnWriteArrayList<>();

    MailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("mail-server").start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The first mail as it came, lines that were folded for the way put together. */
    Optional<String> received() {
        return received.stream().findFirst();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    BufferedReader in =
                            new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                    PrintStream out = new PrintStream(client.getOutputStream(), false, StandardCharsets.US_ASCII)) {
                converse(in, out);
            } catch (IOException gone) {
                // The next one, or none.
            }
        }
    }

    private void converse(BufferedReader in, PrintStream out) throws IOException {
        say(out, "220 tests");
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT TO:")) {
                mail.append(line).append('\n');
            }
            if (line.equals("DATA")) {
                say(out, "354 go on");
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    mail.append(text).append('\n');
                }
                received.add(mail.toString().replace("=\n", ""));
            }
            if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            }
            say(out, "250 yes");
        }
    }

    private static void say(PrintStream out, String answer) {
        out.print(answer + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
