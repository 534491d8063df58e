package fr.galien.factor.keycloak;

import fr.galien.factor.Json;
import fr.galien.factor.KeyEvidence;
import fr.galien.factor.KeyEvidence.Judged;
import fr.galien.factor.KeyJudge;
import fr.galien.factor.KeyPolicy;
import fr.galien.factor.metadata.Metadata;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Judges every key of every realm again: when the metadata is another, when a realm's lists are, and each day, since statuses
 * come into force by the day. Once in the cluster, a page at a time; a key that is judged as before is only read.
 */
final class KeySweep {

    private static final int PAGE = 200;

    /** A server that died at it leaves it to another by then. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final String NUMBER = "number";
    private static final String BY = "by";

    /** Where Keycloak keeps credentials: of people of the directory, and of its own. Each after the last that was seen. */
    private static final List<String> TABLES = List.of(
            "select c.id, c.userId, c.credentialData from FederatedUserCredentialEntity c"
                    + " where c.realmId = :realm and c.type = :type and c.id > :after order by c.id",
            "select c.id, c.user.id, c.credentialData from CredentialEntity c"
                    + " where c.user.realmId = :realm and c.type = :type and c.id > :after order by c.id");

    private final KeycloakSessionFactory factory;
    private final Metadata metadata;
    private final Clock clock;

    KeySweep(KeycloakSessionFactory factory, Metadata metadata, Clock clock) {
        this.factory = factory;
        this.metadata = metadata;
        this.clock = clock;
    }

    private record Key(String id, String user, Optional<KeyEvidence> evidence) {}

    void round() {
        KeycloakModelUtils.runJobInTransactionWithResult(
                        factory,
                        session -> session.realms()
                                .getRealmsStream()
                                .filter(realm -> isDue(session.singleUseObjects(), realm))
                                .map(RealmModel::getId)
                                .toList())
                .forEach(this::once);
    }

    /** By nothing older than what it was done by the last time: servers get their files one after another. */
    private boolean isDue(SingleUseObjectProvider memory, RealmModel realm) {
        Map<String, String> last = Objects.requireNonNullElse(memory.get(key(realm.getId())), Map.of());
        return !by(realm).equals(last.get(BY)) && Long.parseLong(last.getOrDefault(NUMBER, "0")) <= metadata.number();
    }

    private String by(RealmModel realm) {
        return List.of(metadata.number(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), policy(realm))
                .toString();
    }

    private static String key(String realm) {
        return "galien.keys:" + realm;
    }

    private static KeyPolicy policy(RealmModel realm) {
        return KeyPolicy.of(realm::getAttribute);
    }

    /** Outside any transaction: it may take longer than one. */
    private void once(String realm) {
        try (KeycloakSession session = factory.create()) {
            session.getProvider(ClusterProvider.class)
                    .executeIfNotExecuted("galien-keys:" + realm, (int) LONGEST.toSeconds(), () -> {
                        sweep(realm);
                        return null;
                    });
        }
    }

    private void sweep(String realm) {
        String by = inRealm(realm, job -> by(job.getContext().getRealm()));
        KeyJudge judge = new KeyJudge(
                Optional.of(metadata),
                inRealm(realm, job -> policy(job.getContext().getRealm())),
                clock);
        TABLES.forEach(table -> sweep(realm, table, judge));
        inRealm(realm, job -> {
            job.singleUseObjects()
                    .put(key(realm), REMEMBERED.toSeconds(), Map.of(NUMBER, Long.toString(metadata.number()), BY, by));
            return null;
        });
    }

    /** Each key that is judged otherwise in a transaction of its own: they are few, and none waits for another. */
    private void sweep(String realm, String table, KeyJudge judge) {
        String after = "";
        List<Key> page;
        do {
            String last = after;
            page = inRealm(realm, job -> page(job, realm, table, last));
            page.stream()
                    .filter(key -> isJudgedOtherwise(key, judge))
                    .forEach(key -> inRealm(realm, job -> {
                        new JudgedAgain(job, judge, clock).of(key.user(), key.id());
                        return null;
                    }));
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == PAGE);
    }

    private static boolean isJudgedOtherwise(Key key, KeyJudge judge) {
        return key.evidence()
                .filter(known -> !known.judged().map(Judged::verdict).equals(Optional.of(judge.judge(known))))
                .isPresent();
    }

    private <T> T inRealm(String realm, KeycloakSessionTaskWithResult<T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, job -> {
            job.getContext().setRealm(job.realms().getRealm(realm));
            return task.run(job);
        });
    }

    private static List<Key> page(KeycloakSession session, String realm, String table, String after) {
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return database.createQuery(table, Tuple.class)
                .setParameter("realm", realm)
                .setParameter("type", KeyEvidenceStore.TYPE)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultStream()
                .map(row -> new Key(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        Json.read(row.get(2, String.class), KeyEvidence.class)))
                .toList();
    }
}
