package fr.galien.directory;

import fr.galien.directory.jdbc.DirectoryLoad;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Loads small files, whose every change is a large share: without a guard unless told otherwise. */
public final class Loading {

    public static final Guard NO_GUARD = new Guard(1, 1);

    private final DataSource owner;
    private final Clock clock;
    private final Path folder;

    public Loading(DataSource owner, Clock clock, Path folder) {
        this.owner = owner;
        this.clock = clock;
        this.folder = folder;
    }

    public static LoadReport load(TestDatabase database, Path folder, ExtractionFile file) {
        return new Loading(database.owner(), Clock.systemUTC(), folder).load(file.in(folder));
    }

    /** @return what was applied */
    public LoadReport load(Path... files) {
        LoadOutcome outcome = run(new LoadRequest(List.of(files), NO_GUARD, Optional.empty(), false, rejects()));
        if (outcome instanceof LoadOutcome.Applied applied) {
            return applied.report();
        }
        throw new AssertionError("not applied: " + outcome.report().findings());
    }

    public LoadOutcome run(LoadRequest request) {
        return new DirectoryLoad(owner, clock, folder).run(request, (stage, done, total) -> {});
    }

    public Path rejects() {
        return folder.resolve("rejects.txt");
    }
}
