package fr.galien.directory.extraction;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Records put aside on disk by their key, so that all those of one key come back together whatever order they went in, and
 * a nation is held in memory one part at a time. The file has no name from the moment it is open where the system allows
 * (POSIX): a killed program leaves nothing behind.
 *
 * <p>A record is a key, a tab, its content, a line feed; keys hold no tab and records no line feed. Not thread-safe.
 */
public final class Spool implements Closeable {

    private static final int BLOCK = 1 << 15;

    private final FileChannel file;
    private final Part[] parts;
    private long size;

    /** @param parts how many to divide the keys into, 1 or more */
    public Spool(Path folder, int parts) throws IOException {
        Path path = Files.createTempFile(folder, "galien-", ".spool");
        this.file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        this.parts = new Part[parts];
        for (int part = 0; part < parts; part++) {
            this.parts[part] = new Part();
        }
    }

    /** @param record with its line feed */
    public void add(byte[] record, int length) throws IOException {
        int hash = 0;
        for (int at = 0; record[at] != '\t'; at++) {
            hash = 31 * hash + record[at];
        }
        parts[Math.floorMod(hash ^ hash >>> 16, parts.length)].add(record, length);
    }

    public int parts() {
        return parts.length;
    }

    /** All records of a part as they were added, in no order. */
    public byte[] part(int number) throws IOException {
        return parts[number].read();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private final class Part {

        private final List<long[]> blocks = new ArrayList<>();
        private final byte[] open = new byte[BLOCK];
        private int filled;
        private int length;

        void add(byte[] record, int recordLength) throws IOException {
            length = Math.addExact(length, recordLength);
            if (filled + recordLength > BLOCK) {
                put(open, filled);
                filled = 0;
            }
            if (recordLength > BLOCK) {
                put(record, recordLength);
            } else {
                System.arraycopy(record, 0, open, filled, recordLength);
                filled += recordLength;
            }
        }

        private void put(byte[] bytes, int count) throws IOException {
            if (count == 0) {
                return;
            }
            blocks.add(new long[] {size, count});
            ByteBuffer block = ByteBuffer.wrap(bytes, 0, count);
            while (block.hasRemaining()) {
                size += file.write(block, size);
            }
        }

        byte[] read() throws IOException {
            ByteBuffer all = ByteBuffer.allocate(length);
            for (long[] block : blocks) {
                all.limit(all.position() + (int) block[1]);
                for (long at = block[0]; all.hasRemaining(); ) {
                    at += file.read(all, at);
                }
            }
            all.limit(length).put(open, 0, filled);
            return all.array();
        }
    }
}
