package fr.galien.production.keycloak;

import fr.galien.identity.ProductionCheck;
import fr.galien.production.SandboxMark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** No setting of the server is a secret or a certificate of the sandbox. Settings are named, their values never. */
final class SettingsCheck implements ProductionCheck {

    private static final String CODE = "PROD-0905";
    private static final List<String> CERTIFICATE_SETTINGS =
            List.of("kc.https-certificate-file", "kc.https-trust-store-file", "kc.truststore-paths");

    @Override
    public List<Fault> faults() {
        Config settings = ConfigProvider.getConfig();
        Stream<Fault> secrets = StreamSupport.stream(settings.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("kc."))
                .filter(name -> settings.getOptionalValue(name, String.class)
                        .filter(SandboxMark::isOnSecret)
                        .isPresent())
                .sorted()
                .map(name -> new Fault(CODE, "setting '" + name + "' is a secret of a sandbox"));
        Stream<Fault> certificates = CERTIFICATE_SETTINGS.stream()
                .flatMap(name -> settings.getOptionalValue(name, String.class).stream()
                        .flatMap(paths -> Stream.of(paths.split(",")))
                        .filter(path -> holdsSandboxCertificate(Path.of(path.trim())))
                        .map(path -> new Fault(CODE, "setting '" + name + "' holds a certificate of a sandbox")));
        return Stream.concat(secrets, certificates).toList();
    }

    /** Keycloak itself judges what it cannot read; here only what can be read is looked at. */
    private static boolean holdsSandboxCertificate(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .anyMatch(certificate -> SandboxMark.isOnCertificate((X509Certificate) certificate));
        } catch (IOException | CertificateException notPem) {
            return false;
        }
    }
}
