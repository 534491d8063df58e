package fr.galien.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OfferTest {

    @Test
    void offersOfWhatTheServerCanDoOnlyWhatIsMeant() {
        assertThat(Offer.among(List.of("password", "refresh_token", "implicit", "authorization_code"), Offer.GRANTS))
                .containsExactly("authorization_code", "refresh_token");
    }

    @Test
    void namesTheLevelsTheWeakestFirst() {
        assertThat(Offer.levels()).containsExactly("eidas1", "eidas2", "eidas3");
    }
}
