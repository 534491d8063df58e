package fr.galien.tests.house;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class RealmFileTest {

    /** Of two members of the same name Keycloak takes the last and forgets the other: half a policy, silently. */
    @Test
    void namesEachMemberOnce() {
        JsonMapper strict = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();

        assertThatCode(() -> strict.readTree(Files.readString(Checkout.file("realm-config/esante-wallet.json"))))
                .doesNotThrowAnyException();
    }
}
