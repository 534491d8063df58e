package fr.galien.sandbox.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.directory.LoadReport;
import fr.galien.directory.jdbc.DirectoryStatus;
import fr.galien.sandbox.net.Json;

/** Reports for machines. Times are ISO 8601 in UTC. */
final class ReportJson {

    private ReportJson() {}

    static ObjectNode of(LoadReport report) {
        return Json.object()
                .put("file", report.fileName())
                .put("sha256", report.digest())
                .put("rows", report.rows())
                .put("people", report.people())
                .put("created", report.created())
                .put("changed", report.changed())
                .put("gone", report.gone())
                .put("back", report.back())
                .put("unchanged", report.unchanged())
                .put("wrongKeys", report.wrongKeys())
                .put("loadedAt", report.loadedAt().toString());
    }

    /** {@code lastLoad} is null before the first load. */
    static ObjectNode of(DirectoryStatus status) {
        ObjectNode json =
                Json.object().put("inPractice", status.inPractice()).put("leftPractice", status.leftPractice());
        json.set("lastLoad", status.lastLoad().map(ReportJson::of).orElse(null));
        return json;
    }
}
