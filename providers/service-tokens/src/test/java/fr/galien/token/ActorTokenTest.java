package fr.galien.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final SoftwareProduct PRODUCT = new SoftwareProduct("A", "Logiciel", "1.0", Optional.empty());

    @Test
    void readsWhatTheGuideDrafts() throws ExchangeRefused {
        ActorToken actor = ActorToken.read(new PlainJWT(claims()).serialize(), NOW);

        assertThat(actor.isSigned()).isFalse();
        assertThat(actor.productId()).contains("A");
        assertThat(actor.version()).contains("1.0");
        assertThat(actor.situation()).contains("10C");
        actor.checkProduct(Optional.of(PRODUCT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "a.b.c",
                "e30.e30.",
                "eyJhbGciOiJub25lIn0.bnVsbA.",
                "eyJhbGciOiJub25lIn0.W10.",
                "eyJhbGciOiJub25lIn0.e30.",
                "eyJhbGciOiJub25lIn0.e30.AAAA"
            })
    void refusesWhatIsNone(String token) {
        assertThatThrownBy(() -> ActorToken.read(token, NOW)).hasMessageStartingWith("TOKEN-0412");
    }

    /** Encrypted to whom? What cannot be read is not taken for nothing. */
    @Test
    void refusesAnEncryptedOne() throws JOSEException {
        EncryptedJWT encrypted = new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128GCM), claims());
        encrypted.encrypt(new DirectEncrypter(new byte[16]));

        assertThatThrownBy(() -> ActorToken.read(encrypted.serialize(), NOW)).hasMessageStartingWith("TOKEN-0412");
    }

    @Test
    void refusesClaimsOfAnotherType() {
        JWTClaimsSet odd = new JWTClaimsSet.Builder(claims()).claim("lps_id", 7).build();

        assertThatThrownBy(() -> ActorToken.read(new PlainJWT(odd).serialize(), NOW))
                .hasMessageStartingWith("TOKEN-0412");
    }

    @Test
    void namesNoProductThatIsNotRegistered() throws ExchangeRefused {
        ActorToken actor = ActorToken.read(new PlainJWT(claims()).serialize(), NOW);

        assertThatThrownBy(() -> actor.checkProduct(Optional.empty())).hasMessageStartingWith("TOKEN-0413");
        assertThatThrownBy(() ->
                        actor.checkProduct(Optional.of(new SoftwareProduct("A", "Logiciel", "1.1", Optional.empty()))))
                .hasMessageStartingWith("TOKEN-0413");
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer("i")
                .subject("s")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .claim("lps_id", "A")
                .claim("lps_version", "1.0")
                .claim("situation_exercice", "10C")
                .build();
    }
}
