package fr.galien.card.revocation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * A list of national size, written octet by octet: a builder would need an object for each entry, and hundreds of megabytes.
 * The serial numbers are of 16 octets, and the same for the same seed.
 */
public final class LargeList {

    private static final int SEQUENCE = 0x30;
    private static final byte[] ECDSA_WITH_SHA256 = {
        0x30, 0x0A, 0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 4, 3, 2
    };
    private static final byte[] KEY_COMPROMISE = {0x30, 0x0C, 0x30, 0x0A, 6, 3, 0x55, 0x1D, 0x15, 4, 3, 0x0A, 1, 1};

    private LargeList() {}

    /** Signed with an elliptic key by the authority of that certificate. */
    public static Path write(Path file, X509Certificate issuer, KeyPair keys, int entries, Instant now)
            throws IOException, GeneralSecurityException {
        ByteArrayOutputStream revoked = new ByteArrayOutputStream(entries * 50);
        byte[] date = time(now.minusSeconds(86_400));
        byte[] line = tlv(SEQUENCE, tlv(2, new byte[16]), date, KEY_COMPROMISE);
        int at = 4;
        Random random = new Random(1);
        for (int entry = 0; entry < entries; entry++) {
            System.arraycopy(serial(random).toByteArray(), 0, line, at, 16);
            revoked.write(line, 0, line.length);
        }
        byte[] signed = tlv(
                SEQUENCE,
                tlv(2, new byte[] {1}),
                ECDSA_WITH_SHA256,
                issuer.getSubjectX500Principal().getEncoded(),
                time(now.minusSeconds(60)),
                time(now.plusSeconds(864_000)),
                tlv(SEQUENCE, revoked.toByteArray()));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed);
        byte[] value = signature.sign();
        return Files.write(file, tlv(SEQUENCE, signed, ECDSA_WITH_SHA256, tlv(3, new byte[1], value)));
    }

    /** The next serial number of a list. */
    public static BigInteger serial(Random random) {
        return new BigInteger(127, random).setBit(126);
    }

    private static byte[] time(Instant when) {
        String text = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(when);
        return tlv(0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] tlv(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 128) {
            out.write(length);
        } else {
            byte[] octets = BigInteger.valueOf(length).toByteArray();
            int sign = octets[0] == 0 ? 1 : 0;
            out.write(0x80 | octets.length - sign);
            out.write(octets, sign, octets.length - sign);
        }
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }
}
