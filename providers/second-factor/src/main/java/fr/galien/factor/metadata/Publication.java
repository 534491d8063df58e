package fr.galien.factor.metadata;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is signed (FIDO Metadata Service 3.1, MetadataBLOBPayload), as far as it is looked at. Pictures, texts and capabilities
 * are read over and never held: they are nearly all of it.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Publication(Long no, String nextUpdate, List<Entry> entries) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(String aaguid, Statement metadataStatement, List<Report> statusReports) {

        /** Others are of U2F and UAF: such keys do not verify their user, or do not come here. */
        boolean isOfFido2() {
            return aaguid != null && statusReports != null && metadataStatement != null;
        }

        /** Empty if it cannot be read: the model is then one that nobody knows, and the others are as good as before. */
        Stream<Map.Entry<String, KeyModel>> model() {
            try {
                return Stream.of(Map.entry(
                        aaguid.toLowerCase(Locale.ROOT),
                        new KeyModel(statusReports.stream().map(Report::report).toList(), metadataStatement.roots())));
            } catch (DateTimeException | NullPointerException unreadable) {
                return Stream.empty();
            }
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Statement(List<String> attestationRootCertificates) {

        Set<X509Certificate> roots() {
            Set<X509Certificate> roots = new HashSet<>();
            for (String one : Objects.requireNonNullElse(attestationRootCertificates, List.<String>of())) {
                try {
                    roots.add((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(
                                    Base64.getMimeDecoder().decode(one))));
                } catch (CertificateException | IllegalArgumentException unreadable) {
                    // Makers have published some that no library reads. Nothing leads there then.
                    continue;
                }
            }
            return roots;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Report(String status, String effectiveDate, String sunsetDate, Long authenticatorVersion) {

        StatusReport report() {
            return new StatusReport(
                    Objects.requireNonNull(status),
                    Optional.ofNullable(effectiveDate).map(LocalDate::parse),
                    Optional.ofNullable(sunsetDate).map(LocalDate::parse),
                    authenticatorVersion == null ? OptionalLong.empty() : OptionalLong.of(authenticatorVersion));
        }
    }

    /** @throws DateTimeException, NullPointerException if what it cannot do without is not there */
    Metadata metadata() {
        return new Metadata(
                Objects.requireNonNull(no),
                LocalDate.parse(nextUpdate),
                entries.stream()
                        .filter(Entry::isOfFido2)
                        .flatMap(Entry::model)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, KeyModel::and)));
    }
}
