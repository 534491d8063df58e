package fr.galien.card.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Reading and verifying a list: ours, the JDK's generateCRL with verify, and {@code openssl crl} with an authority to verify
 * by. Quote the ratios: times are of the machine. The heap is the smallest in which a process of its own, with nothing else
 * in it, gets through; what is in use at a peak says how lazy the collector was.
 */
public final class RevocationReadingBench {

    private static final int ROUNDS = 7;

    /** Of the answer: bisected to a sixteenth of itself. */
    private static final int FINENESS = 16;

    /** Who takes longer only collects garbage. */
    private static final int PATIENCE_SECONDS = 60;

    private RevocationReadingBench() {}

    public static void main(String[] arguments) throws Exception {
        Path list = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "write" -> write(list, Integer.parseInt(arguments[2]));
            case "measure" -> measure(list);
            case "ours" -> ours(list);
            case "jdk" -> jdks(list);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    static ListReader reader(Path list) throws Exception {
        return new ListReader(issuer(list), 1L << 30, 20_000_000, Clock.systemUTC());
    }

    private static void write(Path list, int entries) throws Exception {
        LargeList.write(list, Ca.FORT.certificate(), Ca.FORT.keys(), entries, Clock.systemUTC().instant());
        String pem = Base64.getMimeEncoder().encodeToString(Ca.FORT.certificate().getEncoded());
        Files.writeString(
                authority(list), "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
    }

    private static void measure(Path list) throws Exception {
        RevokedSerials serials = ours(list).serials();
        System.out.printf("%n%,d entries, %.1f MB of DER%n", serials.size(), Files.size(list) / 1e6);
        System.out.printf(
                "retained: %.2f MB; with serial numbers of 20 octets it would be %.2f MB%n",
                serials.retained() / 1e6, RevokedSerials.retainedAtMost(serials.size()) / 1e6);
        double ours = seconds(() -> ours(list));
        double jdks = seconds(() -> jdks(list));
        double openssl = seconds(() -> openssl(list));
        System.out.printf("time to read and verify ÷ JDK's generateCRL and verify %8.2f%n", ours / jdks);
        System.out.printf("time to read and verify ÷ openssl crl                  %8.2f%n", ours / openssl);
        System.out.printf("(ours %.2f s, JDK %.2f s, openssl %.2f s)%n", ours, jdks, openssl);
        System.out.printf("smallest heap it is read in: ours %d MB, JDK %d MB%n", heap("ours", list), heap("jdk", list));
    }

    private static RevocationList ours(Path list) throws Exception {
        return reader(list).read(list);
    }

    private static X509CRL jdks(Path list) throws Exception {
        try (InputStream in = Files.newInputStream(list)) {
            X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            crl.verify(issuer(list).getPublicKey());
            return crl;
        }
    }

    private static int openssl(Path list) throws Exception {
        Process process = new ProcessBuilder(
                        "openssl", "crl", "-inform", "DER", "-in", list.toString(), "-noout",
                        "-CAfile", authority(list).toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || !output.contains("verify OK")) {
            throw new IllegalStateException(output);
        }
        return 0;
    }

    /** The median, after as many rounds to warm up. */
    private static double seconds(Callable<?> reading) throws Exception {
        double[] seconds = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            reading.call();
            if (round >= 0) {
                seconds[round] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        return seconds[ROUNDS / 2];
    }

    private static int heap(String whose, Path list) throws Exception {
        int tooSmall = 0;
        int enough = 2048;
        while (enough - tooSmall > Math.max(2, enough / FINENESS)) {
            int tried = (tooSmall + enough) / 2;
            if (isRead(whose, list, tried)) {
                enough = tried;
            } else {
                tooSmall = tried;
            }
        }
        return enough;
    }

    private static boolean isRead(String whose, Path list, int megabytes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                RevocationReadingBench.class.getName(),
                whose,
                list.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        return ended && process.exitValue() == 0;
    }

    private static X509Certificate issuer(Path list) throws Exception {
        try (InputStream in = Files.newInputStream(authority(list))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static Path authority(Path list) {
        return list.resolveSibling(list.getFileName() + ".pem");
    }
}
