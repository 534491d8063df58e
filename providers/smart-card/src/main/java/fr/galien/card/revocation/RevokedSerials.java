package fr.galien.card.revocation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The serial numbers on a list: exact, immutable, and flat, because an object for each of 500,000 entries is what made other
 * products run out of memory. Each is kept as one octet of length and its DER content in a single array; a table of offsets
 * with open addressing finds it. That is at most 22 octets and, with the table between a third and two thirds full, 6 to 12
 * more for each: 15.2 MB for 500,000 of the longest.
 */
final class RevokedSerials {

    /** RFC 5280 §4.1.2.2 has 20; some authorities forgot to count the sign octet. */
    static final int LONGEST = 21;

    private static final int ARRAY_HEADER = 16;
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] octets;
    /**
     * In the lower bits where an entry begins in {@code octets}, plus one, and above them some of its hash, so that who is
     * not listed is mostly found so without a look at {@code octets}; 0 where there is none. A power of two long.
     */
    private final int[] slots;

    private final int offsetBits;
    private final int size;

    private RevokedSerials(byte[] octets, int entries) {
        this.octets = octets;
        this.slots = new int[slotsFor(entries)];
        this.offsetBits = Integer.SIZE - Integer.numberOfLeadingZeros(octets.length + 1);
        this.size = index();
    }

    boolean contains(BigInteger serial) {
        byte[] wanted = serial.toByteArray();
        return slots[slotOf(hash(wanted, 0, wanted.length), wanted, 0, wanted.length)] != 0;
    }

    /** Different ones: a list may name one twice. */
    int size() {
        return size;
    }

    /** Octets of memory all of it holds on to. */
    long retained() {
        return retained(octets.length, slots.length);
    }

    /** As {@link #retained()}, for so many entries of the longest kind. */
    static long retainedAtMost(int entries) {
        return retained((long) entries * (1 + LONGEST), slotsFor(entries));
    }

    private static long retained(long octets, long slots) {
        return octets + Integer.BYTES * slots + 2 * ARRAY_HEADER;
    }

    private static int slotsFor(int entries) {
        int least = (int) (entries * 3L / 2 + 1);
        return Integer.highestOneBit(least) << 1;
    }

    private int index() {
        int different = 0;
        for (int at = 0; at < octets.length; at += 1 + octets[at]) {
            long hash = hash(octets, at + 1, octets[at]);
            int slot = slotOf(hash, octets, at + 1, octets[at]);
            if (slots[slot] == 0) {
                slots[slot] = mark(hash) << offsetBits | at + 1;
                different++;
            }
        }
        return different;
    }

    /** Where these octets are, or the free slot where they would be: there is always one. */
    private int slotOf(long hash, byte[] from, int at, int length) {
        int mask = slots.length - 1;
        int mark = mark(hash);
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && !(slots[slot] >>> offsetBits == mark && isIn(slot, from, at, length))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** What of a hash is above the offset: other bits than those that choose the slot. */
    private int mark(long hash) {
        return (int) (hash >>> Integer.SIZE + offsetBits);
    }

    private boolean isIn(int slot, byte[] from, int at, int length) {
        int entry = (slots[slot] & (1 << offsetBits) - 1) - 1;
        return octets[entry] == length && Arrays.equals(octets, entry + 1, entry + 1 + length, from, at, at + length);
    }

    /** Needs no secret: only the authority chooses serial numbers, and it can revoke whom it likes anyway. */
    private static long hash(byte[] from, int at, int length) {
        long hash = length;
        if (length < Long.BYTES) {
            for (int end = at + length; at < end; at++) {
                hash = hash << Byte.SIZE | from[at] & 0xFF;
            }
            return mixed(hash);
        }
        // Three times eight octets, one over the other where there are fewer than 24: all of them count.
        long middle = (long) EIGHT.get(from, at + (length - Long.BYTES) / 2);
        long last = (long) EIGHT.get(from, at + length - Long.BYTES);
        return mixed(mixed(mixed(hash ^ (long) EIGHT.get(from, at)) ^ middle) ^ last);
    }

    private static long mixed(long bits) {
        long product = bits * ODD;
        return product ^ product >>> 32;
    }

    /** Collects serial numbers in the order of a list. */
    static final class Builder {

        private byte[] octets = new byte[1 << 12];
        private int end;
        private int entries;

        /** @throws IllegalArgumentException if it is longer than any certificate's */
        void add(BigInteger serial) {
            byte[] content = serial.toByteArray();
            if (content.length > LONGEST) {
                throw new IllegalArgumentException("a serial number of more than 20 octets");
            }
            if (octets.length - end < 1 + content.length) {
                octets = Arrays.copyOf(octets, octets.length + octets.length / 2);
            }
            octets[end] = (byte) content.length;
            System.arraycopy(content, 0, octets, end + 1, content.length);
            end += 1 + content.length;
            entries++;
        }

        int entries() {
            return entries;
        }

        /** Ends the building. */
        RevokedSerials build() {
            byte[] exact = octets.length == end ? octets : Arrays.copyOf(octets, end);
            octets = null;
            return new RevokedSerials(exact, entries);
        }
    }
}
