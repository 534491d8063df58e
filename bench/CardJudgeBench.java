package fr.galien.card;

import fr.galien.card.revocation.RevocationAnswer;
import fr.galien.directory.CardAnswer;
import fr.galien.identity.NationalId;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.testkit.card.CardRequest;
import fr.galien.testkit.card.TestCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Optional;
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

/**
 * One card, from the bytes of its certificate to the verdict: read, verified against the pinned authorities, judged by every
 * rule. Revocation and the directory answer at once: what they take is measured elsewhere. The authorities' keys are RSA 2048,
 * where the real ones have 4096.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CardJudgeBench {

    private CardRules rules;
    private PresentedCertificate good;
    private PresentedCertificate foreign;

    @Setup
    public void issue() throws IOException {
        Path directory = Files.createTempDirectory("galien-bench");
        SecureRandom random = new SecureRandom();
        CardRequest doctor = fr.galien.testkit.card.CardAuthority.openOrCreate(directory, random)
                .cards(Clock.systemUTC(), random)
                .holder(new NationalId("899700252580"), "KINE", "NORBERT")
                .profession(70, "Masseur-Kinésithérapeute");
        rules = new CardRules(
                CardAuthorities.in(fr.galien.testkit.card.CardAuthority.authorities(
                        directory, fr.galien.testkit.card.CardEnvironment.TEST)),
                CardEnvironment.TEST,
                (card, issuer, policy) -> new RevocationAnswer.Good(),
                number -> new CardAnswer.Unknown(),
                Clock.systemUTC());
        good = presented(doctor.issue());
        foreign = presented(doctor.flawed(CardFlaw.FOREIGN).issue());
        if (!(judgeGood() instanceof CardVerdict.Accepted) || judgeForeign() instanceof CardVerdict.Accepted) {
            throw new IllegalStateException("the rules are not as they were");
        }
    }

    private static PresentedCertificate presented(TestCard card) {
        try {
            return new PresentedCertificate(card.certificate().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Benchmark
    public CardCertificate readGood() throws MalformedCertificate {
        return CardCertificate.read(good);
    }

    @Benchmark
    public CardVerdict judgeGood() {
        return rules.judge(Optional.of(good), CardPolicy.DEFAULT);
    }

    @Benchmark
    public CardVerdict judgeForeign() {
        return rules.judge(Optional.of(foreign), CardPolicy.DEFAULT);
    }
}
