package fr.galien.factor.metadata;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is said of one model of key.
 *
 * @param roots the certificates its attestations lead to
 */
public record KeyModel(List<StatusReport> reports, Set<X509Certificate> roots) {

    public KeyModel {
        reports = List.copyOf(reports);
        roots = Set.copyOf(roots);
    }

    /** Published twice: nothing that is said of it gets lost. */
    KeyModel and(KeyModel other) {
        return new KeyModel(
                Stream.concat(reports.stream(), other.reports.stream()).toList(),
                Stream.concat(roots.stream(), other.roots.stream()).collect(Collectors.toSet()));
    }

    /**
     * What was found out about a model stays true of the keys that were made: no certification takes it back. An update does, of
     * which FIDO says that it heals what was reported before; but only for a key whose attestation says that it has it.
     *
     * @param firmware as the key's attestation certificate says; empty: it does not
     */
    public Standing standing(Instant now, OptionalLong firmware) {
        LocalDate today = day(now);
        return inForce(today).stream()
                .filter(report -> report.standing() == Standing.REVOKED || !isHealed(report, today, firmware))
                .map(StatusReport::standing)
                .min(Comparator.naturalOrder())
                .orElse(Standing.SOUND);
    }

    private boolean isHealed(StatusReport bad, LocalDate today, OptionalLong firmware) {
        return inForce(today).stream()
                .filter(report -> report.status().equals(StatusReport.UPDATE_AVAILABLE))
                .filter(update -> !update.from().isBefore(bad.from()))
                .anyMatch(update -> firmware.isPresent()
                        && update.version().isPresent()
                        && firmware.getAsLong() >= update.version().getAsLong());
    }

    /** By the latest report; of several of that day the one that says least, but for two certifications, which add up. */
    public Optional<Certification> certification(Instant now) {
        LocalDate today = day(now);
        List<StatusReport> said = inForce(today).stream()
                .filter(StatusReport::isAboutCertification)
                .toList();
        Optional<LocalDate> latest = said.stream().map(StatusReport::from).max(Comparator.naturalOrder());
        List<Optional<Certification>> last = said.stream()
                .filter(report -> Optional.of(report.from()).equals(latest))
                .map(report -> Certification.of(report.status())
                        .filter(level -> report.until()
                                .filter(end -> !today.isBefore(end))
                                .isEmpty()))
                .toList();
        return last.stream().allMatch(Optional::isPresent)
                ? last.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private List<StatusReport> inForce(LocalDate today) {
        return reports.stream().filter(report -> report.isInForce(today)).toList();
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
