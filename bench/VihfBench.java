import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import fr.galien.oidc.StructureNumber;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.Pin;
import fr.galien.testkit.card.SoftHsmToken;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.testkit.sign.SignerFiles;
import fr.galien.token.Purpose;
import fr.galien.token.Situation;
import fr.galien.token.SoftwareProduct;
import fr.galien.token.assertion.AssertionAnswer;
import fr.galien.token.assertion.AssertionOrder;
import fr.galien.token.assertion.SignerTrouble;
import fr.galien.token.assertion.Signers;
import fr.galien.token.assertion.Vihf;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * CPU of the thread that asks, which is all there is: SoftHSM2 works in it. Everything takes its turn in each round, so that the
 * machine's mood is the same for all; the first round is not counted. The bare signature is of as many octets as what a VIHF
 * signs, RSA 2048 and SHA-256, by the same provider and key; a VIHF is one such signature, one verification before it leaves,
 * and the rest is XML.
 */
final class VihfBench {

    private static final String STRUCTURE = "10B0193488";
    private static final int SIGNED_OCTETS = 600;
    private static final int[] ACTIVITIES = {1, 10, 30};

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private interface Act {
        void once() throws Exception;
    }

    private VihfBench() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        int count = option(arguments, "--count", 300);
        int rounds = option(arguments, "--rounds", 7);
        SoftwareCertificate seal =
                CardAuthority.inMemory(RANDOM).software(Clock.systemUTC(), RANDOM).seal(STRUCTURE, "Cachet");
        SoftHsmToken token = seal.toToken(Files.createDirectories(work.resolve("softhsm")), "Galien bench", Pin.DEFAULT);
        Path files = Files.createDirectories(work.resolve("pkcs12"));
        Path tokens = Files.createDirectories(work.resolve("pkcs11"));
        new SignerFiles(files).pkcs12(STRUCTURE, seal, "bench");
        new SignerFiles(tokens).pkcs11(STRUCTURE, token, Pin.DEFAULT);

        Map<String, Act> acts = new LinkedHashMap<>();
        acts.put("bare RSA signature, key in a file", bare(seal.privateKey(), Optional.empty()));
        vihfs(acts, "key in a file", signers(files));
        Provider provider = Security.getProvider("SunPKCS11")
                .configure("--name=bench\nlibrary=%s\nslot=%d\n".formatted(token.module(), token.slot()));
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, Pin.DEFAULT.digits().toCharArray());
        acts.put(
                "bare RSA signature, SoftHSM2",
                bare((PrivateKey) store.getKey(SoftHsmToken.OBJECT_LABEL, null), Optional.of(provider)));
        vihfs(acts, "SoftHSM2", signers(tokens));

        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Act> act : acts.entrySet()) {
                double milliseconds = cpu(act.getValue(), count);
                if (round > 0) {
                    figures.computeIfAbsent(act.getKey(), name -> new ArrayList<>()).add(milliseconds);
                }
            }
        }
        print(figures);
    }

    private static int option(String[] arguments, String name, int otherwise) {
        int at = List.of(arguments).indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(arguments[at + 1]);
    }

    private static Signers signers(Path directory) throws Exception {
        return Signers.in(
                directory,
                settings -> {
                    throw new SignerTrouble("none is elsewhere");
                },
                Instant.now());
    }

    private static void vihfs(Map<String, Act> acts, String how, Signers signers) {
        Vihf vihf = new Vihf(signers, RANDOM);
        for (int activities : ACTIVITIES) {
            Professional person = person(activities);
            acts.put("VIHF, " + how + ", activities: " + activities, () -> {
                AssertionAnswer answer = vihf.issue(order(person));
                if (!(answer instanceof AssertionAnswer.Issued)) {
                    throw new IllegalStateException(answer.toString());
                }
            });
        }
    }

    private static Act bare(PrivateKey key, Optional<Provider> provider) {
        byte[] text = new byte[SIGNED_OCTETS];
        return () -> {
            Signature signature = provider.isPresent()
                    ? Signature.getInstance("SHA256withRSA", provider.get())
                    : Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text);
            signature.sign();
        };
    }

    private static double cpu(Act act, int count) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int time = 0; time < count; time++) {
            act.once();
        }
        return (THREADS.getCurrentThreadCpuTime() - before) / 1e6 / count;
    }

    private static void print(Map<String, List<Double>> figures) {
        double bare = 0;
        for (Map.Entry<String, List<Double>> figure : figures.entrySet()) {
            List<Double> all = figure.getValue();
            Collections.sort(all);
            double median = all.get(all.size() / 2);
            if (figure.getKey().startsWith("bare")) {
                bare = median;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-45s %6.2f ms (%.2f to %.2f)  x %.2f%n",
                    figure.getKey(),
                    median,
                    all.getFirst(),
                    all.getLast(),
                    median / bare);
        }
    }

    private static Professional person(int activities) {
        NationalId id = new NationalId("899700000005");
        return new Professional(
                id,
                List.of(Identifier.of(id)),
                "MME",
                "D'AUBREUIL",
                "Éloïse",
                List.of(new Practice(
                        "10",
                        "C",
                        "DR",
                        "D'AUBREUIL",
                        "Éloïse",
                        List.of(new Expertise("S", "SM26")),
                        IntStream.range(0, activities)
                                .mapToObj(VihfBench::activity)
                                .toList())),
                Optional.empty());
    }

    private static Activity activity(int number) {
        return new Activity(
                "L",
                "SA07",
                "",
                "",
                "GENR01",
                "CNOM/CNOM/CNOM",
                new Structure(
                        "", "", "", "", "R" + number, "CABINET " + number, "", "", "", "", "", "", "", "", "", "", "",
                        "", "", "", "", "", "", ""));
    }

    private static AssertionOrder order(Professional person) {
        Instant now = Instant.now();
        return new AssertionOrder(
                person,
                new Situation(
                        "10",
                        "C",
                        Optional.of(new Expertise("S", "SM26")),
                        "",
                        "",
                        "SA07",
                        "L",
                        new StructureNumber(STRUCTURE),
                        "",
                        ""),
                Optional.of(new SoftwareProduct("LPS-1", "Logiciel", "4.2", Optional.of("H-1"))),
                "CARD",
                now,
                Purpose.NORMAL,
                Optional.of("160100406301960^^^&1.2.250.1.213.1.4.10&ISO^NH"),
                Optional.empty(),
                Optional.empty(),
                now);
    }
}
