package fr.galien.sandbox.launch;

import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One sandbox at a time in one home. The operating system lets go of it even when the holder is killed. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws Trouble BOX-1013 if another process, or this one, holds it; BOX-1006 if the home cannot be written */
    static HomeLock take(Path run) throws IOException {
        try {
            Files.createDirectories(run);
        } catch (IOException e) {
            throw Machine.notWritable(run.getParent(), e);
        }
        FileChannel channel =
                FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new HomeLock(channel);
            }
        } catch (OverlappingFileLockException sameProcess) {
            // held: said below
        }
        channel.close();
        throw new Trouble(
                "BOX-1013",
                "Another sandbox is starting, running or stopping in " + run.getParent() + ".",
                "See ./galien status, wait for it or end it with ./galien down");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
