package fr.galien.resource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One request, from its headers to the verdict; and one verification of the same signature by the JDK alone. A service's token
 * names one activity however many its person has; here it names them all, as userinfo does, to see what size costs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ResourceServerBench {

    @Param({"1", "10", "30"})
    private int activities;

    private ResourceServer server;
    private BearerRequest byCertificate;
    private BearerRequest forged;
    private PublicKey key;
    private byte[] signed;
    private byte[] signature;

    @Setup
    public void mint() throws JOSEException, ParseException {
        server = ResourceServer.with(
                ResourceServer.of(Mint.ISSUER, Mint.AUDIENCE)
                        .introspecting(Mint.AUDIENCE, "secret", Duration.ofHours(1)),
                Mint.keys(),
                token -> AskIssuer.Answer.ACTIVE);
        JWTClaimsSet.Builder claims = Mint.claims(Instant.now())
                .claim(
                        "SubjectRefPro",
                        IntStream.range(0, activities)
                                .mapToObj(ResourceServerBench::activity)
                                .toList());
        String token = Mint.token(claims);
        byCertificate = Mint.request(token);
        forged = Mint.request(Mint.sign(Mint.header().build(), claims.build(), Mint.rsa("current")));
        SignedJWT jwt = SignedJWT.parse(token);
        key = Mint.KEY.toPublicKey();
        signed = jwt.getSigningInput();
        signature = jwt.getSignature().decode();
        if (!(judge() instanceof Verdict.Accepted) || judgeForged() instanceof Verdict.Accepted || !verifySignatureAlone()) {
            throw new IllegalStateException("the rules are not as they were");
        }
        System.out.println("# " + token.length() + " characters");
    }

    private static Map<String, String> activity(int number) {
        return Map.of(
                "codeSecteurDactivite", "SA07",
                "codeModeExercice", "L",
                "numeroFinessSite", "10000000" + number,
                "ancienIdentifiantDeLaStructure", "10B000000" + number,
                "raisonSocialeSite", "CABINET MEDICAL " + number);
    }

    @Benchmark
    public boolean verifySignatureAlone() {
        try {
            Signature verification = Signature.getInstance("SHA256withRSA");
            verification.initVerify(key);
            verification.update(signed);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public Verdict judge() {
        return server.judge(byCertificate);
    }

    @Benchmark
    public Verdict judgeForged() {
        return server.judge(forged);
    }
}
