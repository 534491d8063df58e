package fr.galien.card.revocation;

import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whether a serial number is on the list: ours, and the JDK's X509CRL of the same list. Each question is about another card. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class RevocationLookUpBench {

    private static final int QUESTIONS = 1 << 16;

    private RevokedSerials ours;
    private X509CRL jdks;
    private final BigInteger[] listed = new BigInteger[QUESTIONS];
    private final BigInteger[] absent = new BigInteger[QUESTIONS];
    private int next;

    @Setup
    public void read() throws Exception {
        Path list = Path.of(System.getProperty("galien.list"));
        ours = RevocationReadingBench.reader(list).read(list).serials();
        try (InputStream in = Files.newInputStream(list)) {
            jdks = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        }
        Random asWritten = new Random(1);
        BigInteger[] all = new BigInteger[ours.size()];
        for (int entry = 0; entry < all.length; entry++) {
            all[entry] = LargeList.serial(asWritten);
        }
        Random random = new Random(2);
        for (int question = 0; question < QUESTIONS; question++) {
            listed[question] = all[random.nextInt(all.length)];
            absent[question] = LargeList.serial(random);
        }
    }

    @Benchmark
    public boolean oursListed() {
        return ours.contains(listed[next++ & QUESTIONS - 1]);
    }

    @Benchmark
    public boolean oursAbsent() {
        return ours.contains(absent[next++ & QUESTIONS - 1]);
    }

    @Benchmark
    public Object jdkListed() {
        return jdks.getRevokedCertificate(listed[next++ & QUESTIONS - 1]);
    }

    @Benchmark
    public Object jdkAbsent() {
        return jdks.getRevokedCertificate(absent[next++ & QUESTIONS - 1]);
    }
}
