package fr.galien.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrospectionGrantTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void allowsNobodysTokensWithoutAnEntry(String attribute) {
        assertThat(IntrospectionGrant.of(attribute).allows("software")).isFalse();
        assertThat(IntrospectionGrant.of(attribute).allows("")).isFalse();
    }

    @Test
    void allowsTheClientsItNamesAndNoOther() {
        IntrospectionGrant grant = IntrospectionGrant.of(" software  other ");

        assertThat(grant.allows("software")).isTrue();
        assertThat(grant.allows("other")).isTrue();
        assertThat(grant.allows("soft")).isFalse();
        assertThat(grant.allows("software other")).isFalse();
    }

    @Test
    void allowsEveryClientWhereItSaysSo() {
        assertThat(IntrospectionGrant.of("*").allows("software")).isTrue();
        assertThat(IntrospectionGrant.of("soft*").allows("software")).isFalse();
    }
}
