package fr.galien.directory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a load does, said before it does it and after.
 *
 * @param files     what was read
 * @param changes   of each dataset the files fill
 * @param findings  why the guard stops it, or would have
 * @param digest    names this very load: the same files onto the same directory. In hexadecimal
 * @param rejects   the file of lines that were put aside
 * @param wrongKeys new or changed people whose RPPS number has a wrong key: a warning, national samples carry some
 * @param at        when
 */
public record LoadReport(
        List<LoadedFile> files,
        Map<Dataset, DatasetChanges> changes,
        List<Guard.Finding> findings,
        String digest,
        Optional<Path> rejects,
        long wrongKeys,
        Instant at) {

    public LoadReport {
        files = List.copyOf(files);
        changes = Collections.unmodifiableMap(new EnumMap<>(changes));
        findings = List.copyOf(findings);
    }
}
