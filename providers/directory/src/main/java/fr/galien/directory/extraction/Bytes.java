package fr.galien.directory.extraction;

import java.util.Arrays;

/** Bytes of one record at a time, without the locks of the JDK's stream: a nation is some hundred million fields. */
final class Bytes {

    private byte[] bytes = new byte[1024];
    private int length;

    void clear() {
        length = 0;
    }

    void write(byte one) {
        makeRoom(1);
        bytes[length++] = one;
    }

    void write(byte[] more) {
        write(more, 0, more.length);
    }

    void write(byte[] source, int start, int count) {
        makeRoom(count);
        System.arraycopy(source, start, bytes, length, count);
        length += count;
    }

    /** Where they are: {@link #length()} of them. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void makeRoom(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
