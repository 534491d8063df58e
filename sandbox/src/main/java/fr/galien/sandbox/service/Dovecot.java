package fr.galien.sandbox.service;

import fr.galien.sandbox.PrivateFile;
import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's Dovecot as the mail server of an MSSanté operator: IMAP and submission, opened by tokens alone. What is submitted
 * arrives in the mailboxes of the same server.
 */
public final class Dovecot implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Process process;
    private final DovecotSettings settings;

    private Dovecot(Process process, DovecotSettings settings) {
        this.process = process;
        this.settings = settings;
    }

    /** Whether this machine has the programs it takes. */
    public static boolean isInstalled() {
        return DovecotPrograms.find().isPresent();
    }

    /**
     * Returns when both ports listen.
     *
     * @throws Trouble BOX-1140 if it is not installed, BOX-1141 if it does not start, BOX-1142 if it could not work in that
     *     directory
     */
    public static Dovecot start(DovecotSettings settings) throws IOException, InterruptedException {
        DovecotPrograms programs = DovecotPrograms.find()
                .orElseThrow(() -> new Trouble(
                        "BOX-1140",
                        "Dovecot is not installed on this machine.",
                        "On Debian: apt install dovecot-imapd dovecot-submissiond msmtp-mta"));
        PrivateFile.createDirectory(settings.directory());
        stopLeftover(settings, programs);
        DovecotUser user = DovecotUser.of(settings.directory());
        new DovecotFiles(settings, programs, user, freePort()).write();
        Files.deleteIfExists(settings.directory().resolve("log"));
        Process process = new ProcessBuilder(Stream.concat(
                                user.command().stream(),
                                Stream.of(
                                        programs.dovecot().toString(),
                                        "-F",
                                        "-c",
                                        settings.directory()
                                                .resolve("dovecot.conf")
                                                .toString()))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(settings.directory().resolve("out").toFile())
                .start();
        Dovecot dovecot = new Dovecot(process, settings);
        try {
            dovecot.awaitReady();
            return dovecot;
        } catch (InterruptedException | RuntimeException e) {
            dovecot.close();
            throw e;
        }
    }

    /** Of a sandbox that was killed. The number in the file may have been given to another program since. */
    private static void stopLeftover(DovecotSettings settings, DovecotPrograms programs) throws IOException {
        Path written = settings.directory().resolve("run").resolve("master.pid");
        if (Files.exists(written)) {
            Optional<ProcessHandle> left = ProcessHandle.of(
                            Long.parseLong(Files.readString(written).strip()))
                    .filter(process -> process.info()
                            .command()
                            .filter(programs.dovecot().toString()::equals)
                            .isPresent());
            if (left.isPresent()) {
                left.get().destroy();
                left.get()
                        .onExit()
                        .orTimeout(STOP.toSeconds(), TimeUnit.SECONDS)
                        .join();
            }
            Files.deleteIfExists(written);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!listens(settings.imap()) || !listens(settings.submission())) {
            if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() - end > 0) {
                throw new Trouble(
                        "BOX-1141",
                        "Dovecot did not start.",
                        "Read " + settings.directory().resolve("out") + " and "
                                + settings.directory().resolve("log"));
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return visitor.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        boolean interrupted = false;
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
