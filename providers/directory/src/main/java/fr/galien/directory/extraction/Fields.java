package fr.galien.directory.extraction;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The fields of one line at a time: bytes between separators, without quotes or escapes. */
final class Fields {

    private final Layout layout;
    private final byte separator;
    private final Charset encoding;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final Map<Shape, int[]> places = new EnumMap<>(Shape.class);
    /** Where each field begins, and one after the last. */
    private final int[] starts;

    private byte[] bytes;
    private int count;
    /** Numbers of the fields that are not ASCII. */
    private final int[] foreignFields;

    private int foreign;
    private boolean holdsNul;

    Fields(Layout layout, Charset encoding) {
        this.layout = layout;
        this.separator = (byte) layout.kind().separator();
        this.encoding = encoding;
        // One more than a line may have: enough to see that there are too many.
        this.starts = new int[layout.width() + 3];
        this.foreignFields = new int[starts.length];
    }

    /** Why the line cannot be taken, if it cannot; without anything it holds. Its fields can be asked for all the same. */
    Optional<String> read(Lines lines) {
        split(lines);
        if (lines.isTooLong()) {
            return Optional.of("it is longer than " + Lines.LONGEST + " bytes");
        }
        if (holdsNul) {
            return Optional.of("it holds a NUL character");
        }
        if (!isWhole()) {
            return Optional.of("it does not have the " + layout.width() + " fields of the header"
                    + (layout.endsWithSeparator() ? " and a separator at its end" : ""));
        }
        if (encoding != StandardCharsets.UTF_8) {
            return Optional.empty();
        }
        return isUtf8() ? Optional.empty() : Optional.of("it is not UTF-8 text");
    }

    /** The text of a column; empty if the file or this line has it not. */
    String get(Column column) {
        Integer place = layout.places().get(column);
        return place == null || place >= count
                ? ""
                : new String(bytes, starts[place], starts[place + 1] - 1 - starts[place], encoding);
    }

    /** The columns of a shape as UTF-8, a separator after each. */
    void writeTo(Bytes out, Shape shape) {
        for (int place : places.computeIfAbsent(shape, layout::placesOf)) {
            if (place != Layout.ABSENT) {
                write(out, starts[place], starts[place + 1] - 1);
            }
            out.write(Row.SEPARATOR);
        }
    }

    private void write(Bytes out, int start, int end) {
        if (encoding == StandardCharsets.UTF_8) {
            out.write(bytes, start, end - start);
        } else {
            out.write(new String(bytes, start, end - start, encoding).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void split(Lines lines) {
        bytes = lines.bytes();
        count = 1;
        starts[0] = lines.start();
        int beyondAscii = 0;
        boolean nul = false;
        foreign = 0;
        int end = lines.end();
        for (int at = lines.start(); at < end; at++) {
            byte one = bytes[at];
            beyondAscii |= one;
            nul |= one == 0;
            if (one == separator && count < starts.length - 1) {
                note(beyondAscii);
                beyondAscii = 0;
                starts[count++] = at + 1;
            }
        }
        note(beyondAscii);
        starts[count] = end + 1;
        holdsNul = nul;
    }

    private void note(int beyondAscii) {
        if (beyondAscii < 0) {
            foreignFields[foreign++] = count - 1;
        }
    }

    /** A last line that was cut inside its last field has enough fields, but not the separator all others end with. */
    private boolean isWhole() {
        int width = layout.width();
        boolean lastIsEmpty = starts[count] - 1 == starts[count - 1];
        return count == width + 1 && lastIsEmpty || count == width && !layout.endsWithSeparator();
    }

    /** Field by field: a separator is no part of a longer character, and most fields are ASCII. */
    private boolean isUtf8() {
        for (int number = 0; number < foreign; number++) {
            int start = starts[foreignFields[number]];
            int length = starts[foreignFields[number] + 1] - 1 - start;
            try {
                utf8.decode(ByteBuffer.wrap(bytes, start, length));
            } catch (CharacterCodingException e) {
                return false;
            }
        }
        return true;
    }
}
