package fr.galien.factor.metadata;

import fr.galien.testkit.key.KeyMetadata;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Reads a publication and prints how many models it knows. */
final class ReadInSmallHeap {

    private ReadInSmallHeap() {}

    public static void main(String[] arguments) throws BlobRefused {
        MetadataFiles files = new MetadataFiles(Path.of(arguments[0]));
        BlobReader reader = new BlobReader(KeyMetadata.NAME, Clock.fixed(Instant.parse(arguments[1]), ZoneOffset.UTC));
        System.out.println(reader.read(files.blob(), files.roots()).models().size());
    }
}
