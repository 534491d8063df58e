package fr.galien.directory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to load and how.
 *
 * @param files    national files, plain or zipped
 * @param guard    what stops it
 * @param accepted the digest of a load that was stopped and that somebody has looked at
 * @param planOnly whether to say what would change and leave it at that
 * @param rejects  where to put lines that cannot be taken
 */
public record LoadRequest(List<Path> files, Guard guard, Optional<String> accepted, boolean planOnly, Path rejects) {

    public LoadRequest {
        files = List.copyOf(files);
    }
}
