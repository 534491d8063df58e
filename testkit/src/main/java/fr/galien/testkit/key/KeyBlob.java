package fr.galien.testkit.key;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What is published of models of keys (FIDO Metadata Service 3.1, MetadataBLOBPayload).
 *
 * @param number rises with each publication
 */
public record KeyBlob(long number, LocalDate nextUpdate, List<Model> models) {

    /**
     * @param roots the certificates its attestations lead to
     * @param icon  characters of a picture nobody looks at
     */
    public record Model(
            UUID aaguid, String description, List<X509Certificate> roots, List<Status> statuses, String icon) {

        public Model(UUID aaguid, List<X509Certificate> roots, Status... statuses) {
            this(aaguid, "A key of the sandbox", roots, List.of(statuses), "");
        }

        /** Another report, after those there are. */
        public Model and(Status status) {
            List<Status> all = new ArrayList<>(statuses);
            all.add(status);
            return new Model(aaguid, description, roots, all, icon);
        }

        private Map<String, Object> claims() {
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("legalHeader", "Fictitious");
            statement.put("aaguid", aaguid.toString());
            statement.put("description", description);
            statement.put("authenticatorVersion", 1);
            statement.put("protocolFamily", "fido2");
            statement.put("schema", 3);
            statement.put("attestationTypes", List.of("basic_full"));
            statement.put(
                    "userVerificationDetails", List.of(List.of(Map.of("userVerificationMethod", "passcode_external"))));
            statement.put(
                    "attestationRootCertificates",
                    roots.stream().map(Model::der).toList());
            statement.put("icon", "data:image/png;base64," + icon);
            return Map.of(
                    "aaguid",
                    aaguid.toString(),
                    "metadataStatement",
                    statement,
                    "statusReports",
                    statuses.stream().map(Status::claims).toList(),
                    "timeOfLastStatusChange",
                    "2026-01-01");
        }

        private static String der(X509Certificate root) {
            try {
                return Base64.getEncoder().encodeToString(root.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @param status as FIDO writes it */
    public record Status(String status, Optional<LocalDate> since, Optional<LocalDate> until, OptionalLong version) {

        public static Status of(String status) {
            return new Status(status, Optional.empty(), Optional.empty(), OptionalLong.empty());
        }

        public static Status since(String day, String status) {
            return new Status(status, Optional.of(LocalDate.parse(day)), Optional.empty(), OptionalLong.empty());
        }

        public Status until(String day) {
            return new Status(status, since, Optional.of(LocalDate.parse(day)), version);
        }

        public Status firmware(long version) {
            return new Status(status, since, until, OptionalLong.of(version));
        }

        private Map<String, Object> claims() {
            Map<String, Object> claims = new LinkedHashMap<>();
            claims.put("status", status);
            since.ifPresent(day -> claims.put("effectiveDate", day.toString()));
            until.ifPresent(day -> claims.put("sunsetDate", day.toString()));
            version.ifPresent(number -> claims.put("authenticatorVersion", number));
            return claims;
        }
    }

    public KeyBlob(long number, LocalDate nextUpdate, Model... models) {
        this(number, nextUpdate, List.of(models));
    }

    Map<String, Object> claims() {
        List<Object> entries = new ArrayList<>();
        // As FIDO's has them: of U2F, known by their certificate, and of UAF, by a number of their own.
        entries.add(Map.of(
                "attestationCertificateKeyIdentifiers",
                List.of("7c0903708b87115b0b422def3138c3c864e44573"),
                "statusReports",
                List.of(Map.of("status", "FIDO_CERTIFIED"))));
        entries.add(Map.of("aaid", "4e4e#4005", "statusReports", List.of(Map.of("status", "FIDO_CERTIFIED_L3"))));
        models.forEach(model -> entries.add(model.claims()));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("legalHeader", "Fictitious");
        claims.put("no", number);
        claims.put("nextUpdate", nextUpdate.toString());
        claims.put("entries", entries);
        return claims;
    }
}
