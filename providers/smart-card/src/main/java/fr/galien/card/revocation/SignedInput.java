package fr.galien.card.revocation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.Signature;
import java.security.SignatureException;

/**
 * Hands the very octets that are parsed on to the signature, so that what is judged and what is believed cannot differ, and
 * stops whoever reads on without end: until the last octet is read, nobody vouched for any.
 */
final class SignedInput extends InputStream {

    private static final int NOT_SIGNED = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    /** What was read before the algorithm was known, which is inside the signed part itself. */
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    private Signature signature;
    private int at;
    private int filled;
    private int notHandedOn = NOT_SIGNED;
    private long allowance;

    SignedInput(InputStream in) {
        this.in = in;
    }

    /** From here on no more than so many octets are read, until this is said anew. */
    void allow(long octets) {
        allowance = octets;
    }

    /** The next octet is the first that is signed. */
    void begin() {
        notHandedOn = at;
    }

    void verifyWith(Signature its) throws SignatureException {
        handOn();
        signature = its;
        signature.update(held.toByteArray());
        held.reset();
    }

    /** The last octet that was read is the last that is signed. */
    void end() throws SignatureException {
        handOn();
        notHandedOn = NOT_SIGNED;
    }

    @Override
    public int read() throws IOException {
        if (at == filled && !refill()) {
            return -1;
        }
        spend(1);
        return buffer[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == filled && !refill()) {
            return -1;
        }
        int count = Math.min(length, filled - at);
        spend(count);
        System.arraycopy(buffer, at, into, offset, count);
        at += count;
        return count;
    }

    private void spend(int octets) throws IOException {
        allowance -= octets;
        if (allowance < 0) {
            throw new IOException("a part of the list is longer than such a part ever is");
        }
    }

    private boolean refill() throws IOException {
        try {
            handOn();
        } catch (SignatureException e) {
            throw new IOException(e);
        }
        filled = Math.max(0, in.read(buffer));
        at = 0;
        if (notHandedOn != NOT_SIGNED) {
            notHandedOn = 0;
        }
        return filled > 0;
    }

    private void handOn() throws SignatureException {
        if (notHandedOn == NOT_SIGNED) {
            return;
        }
        if (signature == null) {
            held.write(buffer, notHandedOn, at - notHandedOn);
        } else {
            signature.update(buffer, notHandedOn, at - notHandedOn);
        }
        notHandedOn = at;
    }
}
