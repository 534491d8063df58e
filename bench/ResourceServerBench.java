package fr.galien.resource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * One request, from its headers to the verdict, beside one verification of the same signature by the JDK alone: CPU of the
 * thread, the kinds in turn, the median of the rounds. A service's token names one activity however many its person has; here
 * it names them all, as userinfo does, to see what size costs.
 */
final class ResourceServerBench {

    private static final int WARM = 20_000;
    private static final int ROUNDS = 31;
    private static final int EACH = 1_000;

    private ResourceServerBench() {}

    public static void main(String[] arguments) throws JOSEException, ParseException {
        ResourceServer server = ResourceServer.with(
                ResourceServer.of(Mint.ISSUER, Mint.AUDIENCE)
                        .introspecting(Mint.AUDIENCE, "secret", Duration.ofHours(1)),
                Mint.keys(),
                token -> AskIssuer.Answer.ACTIVE);
        for (int activities : new int[] {1, 10, 30}) {
            measure(server, activities);
        }
    }

    private static void measure(ResourceServer server, int activities) throws JOSEException, ParseException {
        JWTClaimsSet.Builder claims = Mint.claims(Instant.now())
                .claim(
                        "SubjectRefPro",
                        IntStream.range(0, activities)
                                .mapToObj(ResourceServerBench::activity)
                                .toList());
        String token = Mint.token(claims);
        BearerRequest good = Mint.request(token);
        BearerRequest forged = Mint.request(Mint.sign(Mint.header().build(), claims.build(), Mint.rsa("current")));
        SignedJWT jwt = SignedJWT.parse(token);
        byte[] signed = jwt.getSigningInput();
        byte[] signature = jwt.getSignature().decode();

        Map<String, BooleanSupplier> kinds = new LinkedHashMap<>();
        kinds.put("signature alone", () -> verifies(signed, signature));
        kinds.put("good token", () -> server.judge(good) instanceof Verdict.Accepted);
        kinds.put("forged token", () -> server.judge(forged) instanceof Verdict.Refused);
        Map<String, List<Long>> nanos = new LinkedHashMap<>();
        kinds.forEach((name, kind) -> {
            run(kind, WARM);
            nanos.put(name, new ArrayList<>());
        });
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            kinds.forEach((name, kind) -> {
                long before = threads.getCurrentThreadCpuTime();
                run(kind, EACH);
                nanos.get(name).add((threads.getCurrentThreadCpuTime() - before) / EACH);
            });
        }
        long alone = median(nanos.get("signature alone"));
        nanos.forEach((name, all) -> System.out.printf(
                "%2d activities, %5d characters: %-15s %7.1f us, %5.2f times the signature%n",
                activities, token.length(), name, median(all) / 1000.0, (double) median(all) / alone));
    }

    private static void run(BooleanSupplier kind, int times) {
        for (int time = 0; time < times; time++) {
            if (!kind.getAsBoolean()) {
                throw new IllegalStateException("the rules are not as they were");
            }
        }
    }

    private static long median(List<Long> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    private static boolean verifies(byte[] signed, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("SHA256withRSA");
            verification.initVerify(Mint.KEY.toPublicKey());
            verification.update(signed);
            return verification.verify(signature);
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> activity(int number) {
        return Map.of(
                "codeSecteurDactivite", "SA07",
                "codeModeExercice", "L",
                "numeroFinessSite", "10000000" + number,
                "ancienIdentifiantDeLaStructure", "10B000000" + number,
                "raisonSocialeSite", "CABINET MEDICAL " + number);
    }
}
