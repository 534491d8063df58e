package fr.galien.directory.extraction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

/** A part of a {@link Spool} in memory: its records sorted, read key by key. Equal records are one. */
public final class Records {

    private final byte[] bytes;
    private final List<Slice> sorted = new ArrayList<>();
    private int next;

    /** @param bytes of a part of a spool */
    public Records(byte[] bytes) {
        this.bytes = bytes;
        for (int start = 0, at = 0, tab = -1; at < bytes.length; at++) {
            if (tab < 0 && bytes[at] == '\t') {
                tab = at;
            } else if (bytes[at] == '\n') {
                sorted.add(new Slice(start, tab, at));
                start = at + 1;
                tab = -1;
            }
        }
        sorted.sort(this::compare);
    }

    public boolean hasNext() {
        return next < sorted.size();
    }

    /** The key of the next group. */
    public String key() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Slice slice = sorted.get(next);
        return new String(bytes, slice.start, slice.tab - slice.start, StandardCharsets.UTF_8);
    }

    /** The contents under the next key, and goes on to the one after. */
    public Group next() {
        List<Slice> group = new ArrayList<>(4);
        Slice first = sorted.get(next);
        Slice last = null;
        while (hasNext() && sameKey(first, sorted.get(next))) {
            Slice slice = sorted.get(next++);
            if (last == null || compare(last, slice) != 0) {
                group.add(slice);
            }
            last = slice;
        }
        return new Group(bytes, group);
    }

    private int compare(Slice one, Slice other) {
        return Arrays.compareUnsigned(bytes, one.start, one.end, bytes, other.start, other.end);
    }

    private boolean sameKey(Slice one, Slice other) {
        return Arrays.equals(bytes, one.start, one.tab, bytes, other.start, other.tab);
    }

    /**
     * The different contents of one key, sorted.
     *
     * @param bytes of the whole part
     */
    public record Group(byte[] bytes, List<Slice> slices) {

        /** The first content, of a key that has but one. */
        public String text() {
            Slice slice = slices.getFirst();
            return new String(bytes, slice.tab + 1, slice.end - slice.tab - 1, StandardCharsets.UTF_8);
        }

        /**
         * 128 bits over the contents: the same if and only if they are.
         *
         * @param sha256 at its start, where it is left
         */
        public UUID digest(MessageDigest sha256) {
            for (Slice slice : slices) {
                sha256.update(bytes, slice.tab + 1, slice.end - slice.tab);
            }
            ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
            return new UUID(digest.getLong(), digest.getLong());
        }

        List<Row> rows(Shape shape) {
            return slices.stream()
                    .map(slice -> Row.read(shape, bytes, slice.tab + 1, slice.end))
                    .toList();
        }
    }

    /**
     * Where a record is.
     *
     * @param tab between key and content
     * @param end where its line feed is
     */
    public record Slice(int start, int tab, int end) {}
}
