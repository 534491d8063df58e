package fr.galien.tests.mobile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.phone.MapService;
import fr.galien.testkit.phone.OfflineKey;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneKeys;
import fr.galien.testkit.phone.PhoneRequest;
import fr.galien.testkit.phone.PhoneState;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A phone in somebody's pocket. What this tests is what comes after an enrolment, of which there may be thousands: so the
 * device is put where an enrolment puts it.
 */
public final class Pocket {

    private static final String STORAGE = "550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String person;
    private final Phone phone;

    private Pocket(String person, Phone phone) {
        this.person = person;
        this.phone = phone;
    }

    /** A phone of somebody who has nothing to do with any other test, nor with one of yesterday. */
    static Pocket ofSomebody() {
        return of(somebody(), "UNKNOWN");
    }

    static Pocket ofSomebodyWithAttestedKeys() {
        return of(somebody(), "TEE");
    }

    /** A phone of the holder of a card of the sandbox. */
    static Pocket ofHolder(String card) {
        return of(holder(card), "UNKNOWN");
    }

    static String holder(String card) {
        return Nation.notable().stream()
                .filter(notable -> notable.cardName().equals(card))
                .findFirst()
                .orElseThrow()
                .nationalId()
                .value();
    }

    /** Another phone of the same person. */
    Pocket another() {
        return of(person, "UNKNOWN");
    }

    /** @param protection of its keys: {@code UNKNOWN}, or {@code TEE} for attested ones */
    public static Pocket of(String person, String protection) {
        PhoneKeys keys = PhoneKeys.make();
        String credential = UUID.randomUUID().toString();
        ObjectNode device = Json.object()
                .put("popKid", PhoneKeys.kid(keys.pop()))
                .put("popJwk", keys.pop().toPublicJWK().toJSONString())
                .put("name", "Téléphone d'essai")
                .put("platform", "cli")
                .put("model", "tests")
                .put("app", "1.0")
                .put("enrolledBy", "CARD")
                .put("most", "EIDAS2")
                .put("protection", protection)
                .put("enrolledAt", Instant.now().toString())
                .put("status", "ACTIVE")
                .put("ring", true)
                .putNull("lastUsedAt");
        device.putObject("userKey")
                .put("t", "key")
                .put("jwk", keys.uv().toPublicJWK().toJSONString());
        write(
                "insert into federated_user (id, storage_provider_id, realm_id)"
                        + " select ?, ?, id from realm where name = 'esante-wallet' on conflict do nothing",
                userId(person),
                STORAGE);
        write(
                "insert into fed_user_credential"
                        + " (id, user_id, storage_provider_id, type, secret_data, credential_data, created_date, priority,"
                        + " realm_id) select ?, ?, ?, 'galien-phone', ?, ?, 0, 10, id from realm where name = 'esante-wallet'",
                credential,
                userId(person),
                STORAGE,
                Json.object().putNull("push").put("offlineKey", "").toString(),
                device.toString());
        MapService service = new MapService(
                TheSandbox.get().trust().client(), TheSandbox.get().addresses().issuer(), Clock.systemUTC(), RANDOM);
        return new Pocket(
                person,
                new Phone(
                        service,
                        new PhoneState(
                                "test",
                                service.issuer(),
                                userId(person),
                                "Somebody",
                                credential,
                                keys,
                                new OfflineKey(""),
                                new JWKSet())));
    }

    /** What a client sends as {@code login_hint}. */
    public String person() {
        return person;
    }

    public static String userId(String person) {
        return "f:" + STORAGE + ":" + person;
    }

    String userId() {
        return userId(person);
    }

    public Phone phone() {
        return phone;
    }

    List<PhoneRequest> requests() {
        try {
            return phone.pending().requests();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one request that waits. */
    PhoneRequest request() {
        List<PhoneRequest> waiting = requests();
        if (waiting.size() != 1) {
            throw new AssertionError(waiting.size() + " requests wait");
        }
        return waiting.getFirst();
    }

    String approve(String number) {
        return approve(request(), number);
    }

    String approve(PhoneRequest request, String number) {
        try {
            return phone.approve(request, number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As its owner or an operator would. */
    void suspend() {
        write(
                "update fed_user_credential set credential_data = replace(credential_data, 'ACTIVE', 'SUSPENDED') where id = ?",
                phone.state().cred());
    }

    /** Somebody of the extraction, in practice, who has no card of the sandbox: nobody is given out twice in a run. */
    public static String somebody() {
        return Others.WAITING.remove();
    }

    /** The same, whose card says that they are a doctor as every card does that nothing else is said about. */
    public static String doctor() {
        return Others.WAITING.stream()
                .filter(Others.DOCTORS::contains)
                .filter(Others.WAITING::remove)
                .findFirst()
                .orElseThrow();
    }

    /** Read once; in another order at each run, so that a sandbox that stayed up is not asked for the same people. */
    private static final class Others {

        static final Set<String> DOCTORS = ConcurrentHashMap.newKeySet();
        static final Queue<String> WAITING = shuffled();

        private static Queue<String> shuffled() {
            Set<String> known = Nation.notable().stream()
                    .map(notable -> notable.nationalId().value())
                    .collect(Collectors.toSet());
            try (Stream<String> lines = Files.lines(TheSandbox.get().extraction())) {
                Iterator<String> line = lines.iterator();
                List<String> columns = List.of(line.next().split("\\|"));
                int at = columns.indexOf("Identification nationale PP");
                int profession = columns.indexOf("Code profession");
                Set<String> people = new LinkedHashSet<>();
                line.forEachRemaining(row -> {
                    String[] cells = row.split("\\|");
                    people.add(cells[at]);
                    if (cells[profession].equals("10")) {
                        DOCTORS.add(cells[at]);
                    }
                });
                people.removeIf(id -> !id.matches("8\\d{11}") || known.contains(id));
                List<String> order = new ArrayList<>(people);
                Collections.shuffle(order, RANDOM);
                return new ConcurrentLinkedQueue<>(order);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void write(String sql, String... values) {
        try (Connection keycloak = TheSandbox.get().database("keycloak");
                PreparedStatement statement = keycloak.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
