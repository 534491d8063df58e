package fr.galien.card.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.CardAnswer;
import fr.galien.directory.FindCard;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

class ServersDirectoryTest {

    @Test
    void isTheProviderFactoryThatFindsCards() {
        ProviderFactory<?> other = fake(ProviderFactory.class);
        ProviderFactory<?> directory = fake(ProviderFactory.class, FindCard.class);

        assertThat(ServersDirectory.among(serverWith(other, directory))).isSameAs(directory);
    }

    @Test
    void isAwayWhereThereIsNone() {
        FindCard none = ServersDirectory.among(serverWith(fake(ProviderFactory.class)));

        assertThat(none.byNumber("2800383626")).isInstanceOf(CardAnswer.Unreachable.class);
    }

    private static KeycloakSessionFactory serverWith(ProviderFactory<?>... factories) {
        return (KeycloakSessionFactory) Proxy.newProxyInstance(
                ServersDirectoryTest.class.getClassLoader(),
                new Class<?>[] {KeycloakSessionFactory.class},
                (self, asked, arguments) -> switch (asked.getName()) {
                    case "getSpis" -> Set.of(new OnlySpi());
                    case "getProviderFactoriesStream" -> Stream.of(factories);
                    default -> throw new UnsupportedOperationException(asked.toString());
                });
    }

    /** Is of those types, and does nothing but be compared. */
    private static ProviderFactory<?> fake(Class<?>... types) {
        return (ProviderFactory<?>) Proxy.newProxyInstance(
                ServersDirectoryTest.class.getClassLoader(),
                types,
                (self, asked, arguments) -> switch (asked.getName()) {
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    case "toString" -> Arrays.toString(types);
                    default -> throw new UnsupportedOperationException(asked.toString());
                });
    }

    private static final class OnlySpi implements Spi {

        @Override
        public boolean isInternal() {
            return true;
        }

        @Override
        public String getName() {
            return "only";
        }

        @Override
        public Class<? extends Provider> getProviderClass() {
            return Provider.class;
        }

        @Override
        @SuppressWarnings("rawtypes") // as Spi declares it
        public Class<? extends ProviderFactory> getProviderFactoryClass() {
            return ProviderFactory.class;
        }
    }
}
