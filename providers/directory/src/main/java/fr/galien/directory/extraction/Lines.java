package fr.galien.directory.extraction;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a text as bytes, in constant memory. The bytes of a malformed line are needed as they are, to be shown to
 * whoever must put it right, which no reader of characters keeps.
 */
final class Lines {

    /** Bytes of the longest line that is read whole; the longest of the national files has some 900. */
    static final int LONGEST = 65_536;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * LONGEST];
    private int start;
    private int end;
    private int filled;
    private int next;
    private long number;
    private boolean tooLong;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line, if there is one. */
    boolean next() throws IOException {
        start = next;
        int newLine = newLineFrom(start);
        if (newLine < 0) {
            keepTheRest();
            newLine = newLineFrom(start);
        }
        tooLong = newLine < 0 ? filled - start > LONGEST : newLine - start > LONGEST;
        if (newLine < 0 && tooLong) {
            passOverTheRest();
        } else {
            end = newLine < 0 ? filled : newLine;
            next = newLine < 0 ? filled : newLine + 1;
        }
        if (tooLong) {
            end = start + LONGEST;
        } else if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        boolean there = end > start || newLine >= 0 || tooLong;
        number += there ? 1 : 0;
        return there;
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    /** Whether only its first {@link #LONGEST} bytes are here. */
    boolean isTooLong() {
        return tooLong;
    }

    private int newLineFrom(int from) {
        for (int at = from; at < filled; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** Moves the unfinished line to the front and fills what is free. */
    private void keepTheRest() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        start = 0;
        next = 0;
        filled += in.readNBytes(buffer, filled, buffer.length - filled);
    }

    /** The buffer is one line: its beginning stays, what follows up to the new line is read and dropped. */
    private void passOverTheRest() throws IOException {
        int read;
        byte[] dropped = new byte[LONGEST];
        next = filled;
        while ((read = in.read(dropped, 0, dropped.length)) > 0) {
            for (int at = 0; at < read; at++) {
                if (dropped[at] == '\n') {
                    int rest = read - at - 1;
                    // The line's beginning is before LONGEST, so there is room for what was read beyond it.
                    System.arraycopy(dropped, at + 1, buffer, start + LONGEST, rest);
                    next = start + LONGEST;
                    filled = next + rest;
                    return;
                }
            }
        }
    }
}
