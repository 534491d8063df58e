package fr.galien.sandbox.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.directory.DatasetChanges;
import fr.galien.directory.LoadOutcome;
import fr.galien.directory.LoadReport;
import fr.galien.directory.LoadedFile;
import fr.galien.directory.jdbc.DirectoryStatus;
import fr.galien.sandbox.net.Json;
import java.time.Instant;
import java.util.Locale;

/** Reports for machines. Times are ISO 8601 in UTC. */
final class ReportJson {

    private ReportJson() {}

    static ObjectNode of(LoadOutcome outcome) {
        LoadReport report = outcome.report();
        ObjectNode json = Json.object()
                .put("outcome", ReportText.name(outcome))
                .put("digest", report.digest())
                .put("at", report.at().toString())
                .put("wrongKeys", report.wrongKeys());
        report.rejects().ifPresent(file -> json.put("rejects", file.toString()));
        ArrayNode files = json.putArray("files");
        report.files().forEach(file -> files.add(of(file)));
        ObjectNode changes = json.putObject("changes");
        report.changes().forEach((dataset, change) -> changes.set(dataset.name(), of(change)));
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> findings.add(finding.sentence()));
        return json;
    }

    private static ObjectNode of(LoadedFile file) {
        ObjectNode json = Json.object()
                .put("name", file.name())
                .put("kind", file.kind())
                .put("sha256", file.sha256())
                .put("rows", file.rows())
                .put("rejected", file.rejected())
                .put("windows1252", file.windows1252());
        file.generatedAt().ifPresent(at -> json.put("generatedAt", at.toString()));
        return json;
    }

    private static ObjectNode of(DatasetChanges changes) {
        ObjectNode json = Json.object()
                .put("created", changes.created())
                .put("changed", changes.changed())
                .put("gone", changes.gone())
                .put("back", changes.back())
                .put("unchanged", changes.unchanged())
                .put("held", changes.held());
        ObjectNode fields = json.putObject("fields");
        changes.fields().forEach((field, count) -> fields.put(field.name(), count));
        return json;
    }

    /** {@code ageSeconds} is missing before people were loaded. */
    static ObjectNode of(DirectoryStatus status, Instant now, boolean tooOld) {
        ObjectNode json = Json.object()
                .put("inPractice", status.inPractice())
                .put("leftPractice", status.leftPractice())
                .put("tooOld", tooOld);
        status.age(now).ifPresent(age -> json.put("ageSeconds", age.toSeconds()));
        ObjectNode datasets = json.putObject("datasets");
        status.filled().forEach(filled -> {
            ObjectNode dataset = datasets.putObject(filled.dataset().name())
                    .put("file", filled.fileName())
                    .put("sha256", filled.sha256())
                    .put("rows", filled.rows())
                    .put("rejected", filled.rejected())
                    .put("asOf", filled.asOf().toString())
                    .put("loadedAt", filled.loadedAt().toString());
            dataset.put(
                    "ageHours",
                    String.format(
                            Locale.ROOT,
                            "%.1f",
                            java.time.Duration.between(filled.asOf(), now).toMinutes() / 60.0));
        });
        return json;
    }
}
