package fr.galien.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.jpa.entity.FederatedUserAttributeEntity;

class UserRecordsTest {

    private static final String DOCTOR = "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:899700000005";
    private static final String NURSE = "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:899700000013";

    private final AtomicInteger queries = new AtomicInteger();
    private final UserRecords records = new UserRecords(null, database());
    private final RealmModel realm = fake(RealmModel.class, (proxy, method, arguments) -> "realm");

    @Test
    void asksTheDatabaseOnceInARequest() {
        assertThat(records.getNotBeforeOfUser(realm, DOCTOR)).isEqualTo(1_700_000_000);
        assertThat(records.getNotBeforeOfUser(realm, DOCTOR)).isEqualTo(1_700_000_000);

        assertThat(queries).hasValue(1);
    }

    @Test
    void asksForEachPerson() {
        records.getNotBeforeOfUser(realm, DOCTOR);
        records.getNotBeforeOfUser(realm, NURSE);

        assertThat(queries).hasValue(2);
    }

    @Test
    void asksAgainInTheNextRequest() {
        records.getNotBeforeOfUser(realm, DOCTOR);
        new UserRecords(null, database()).getNotBeforeOfUser(realm, DOCTOR);

        assertThat(queries).hasValue(2);
    }

    private EntityManager database() {
        FederatedUserAttributeEntity moment = new FederatedUserAttributeEntity();
        moment.setName("fedNotBefore");
        moment.setValue("1700000000");
        TypedQuery<?> query = fake(
                TypedQuery.class,
                (proxy, method, arguments) -> method.getName().equals("getResultList") ? List.of(moment) : proxy);
        return fake(EntityManager.class, (proxy, method, arguments) -> {
            queries.incrementAndGet();
            return query;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(
                Proxy.newProxyInstance(UserRecordsTest.class.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
