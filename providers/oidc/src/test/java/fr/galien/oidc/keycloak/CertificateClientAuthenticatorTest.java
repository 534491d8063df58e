package fr.galien.oidc.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.oidc.CertificateName;
import fr.galien.oidc.ClientRegistration;
import fr.galien.oidc.StructureNumber;
import fr.galien.oidc.Vendors.Authority;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.Config;
import org.keycloak.models.ClientModel;

class CertificateClientAuthenticatorTest {

    private static final String AUTHORITY = "CN=ORGANISATIONS,C=FR";

    @Test
    void knowsAClientByItsSubject() {
        assertThat(registration(Map.of("x509.casubjectdn", AUTHORITY, "x509.subjectdn", "CN=dossier,C=FR")))
                .contains(new ClientRegistration(
                        new X500Principal(AUTHORITY),
                        new CertificateName.Subject(new X500Principal("CN=dossier,C=FR"))));
    }

    @Test
    void knowsAClientByItsStructure() {
        assertThat(registration(Map.of("x509.casubjectdn", AUTHORITY, "galien.tls.structure", "10B0193488")))
                .contains(new ClientRegistration(
                        new X500Principal(AUTHORITY),
                        new CertificateName.Structure(new StructureNumber("10B0193488"))));
    }

    /** Anybody could be it, or nobody can say who is. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "-, -, -",
                "-, CN=dossier, -",
                "-, -, 10B0193488",
                "' ', CN=dossier, -",
                "'CN=ORGANISATIONS,C=FR', -, -",
                "'CN=ORGANISATIONS,C=FR', ' ', ' '",
                "'CN=ORGANISATIONS,C=FR', CN=dossier, 10B0193488",
                "'CN=ORGANISATIONS,C=FR', .*, -",
                "'CN=ORGANISATIONS,C=FR', -, .*",
                "'CN=ORGANISATIONS,C=FR', -, '10B0193488 '",
                ".*, CN=dossier, -"
            },
            nullValues = "-")
    void knowsNoClientThatIsRegisteredCarelessly(String authority, String subject, String structure) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("x509.casubjectdn", authority);
        attributes.put("x509.subjectdn", subject);
        attributes.put("galien.tls.structure", structure);

        assertThat(registration(attributes)).isEmpty();
    }

    @Test
    void tellsProductionOfAnAuthorityWhoseKeyIsOnEveryVendorsDisk(@TempDir Path directory) throws Exception {
        Authority real = Authority.root("C=FR,CN=ORGANISATIONS", "issued to organisations");
        Authority made = Authority.root("C=FR,CN=ORGANISATIONS", "Galien testkit: not for production");

        Files.write(directory.resolve("real.cer"), real.certificate().getEncoded());
        assertThat(among(directory).faults()).isEmpty();
        Files.write(directory.resolve("made.cer"), made.certificate().getEncoded());
        assertThat(among(directory).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("PROD-0905"));
    }

    private static CertificateClientAuthenticator among(Path directory) {
        CertificateClientAuthenticator authenticator = new CertificateClientAuthenticator();
        authenticator.init((Config.Scope) Proxy.newProxyInstance(
                Config.Scope.class.getClassLoader(),
                new Class<?>[] {Config.Scope.class},
                (proxy, method, arguments) -> method.getName().equals("get") && arguments[0].equals("authorities")
                        ? directory.toString()
                        : null));
        return authenticator;
    }

    private static Optional<ClientRegistration> registration(Map<String, String> attributes) {
        ClientModel client = (ClientModel) Proxy.newProxyInstance(
                ClientModel.class.getClassLoader(), new Class<?>[] {ClientModel.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getAttribute")) {
                        return attributes.get((String) arguments[0]);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        return CertificateClientAuthenticator.registration(client);
    }
}
