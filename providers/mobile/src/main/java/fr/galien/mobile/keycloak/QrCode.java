package fr.galien.mobile.keycloak;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A QR code as one path of an inline SVG: sharp at any size, and nothing a Content-Security-Policy has to allow.
 *
 * @param size of its square, with the quiet zone
 * @param path of the dark squares
 */
public record QrCode(int size, String path) {

    /** Modules around it (ISO/IEC 18004 §9.1). */
    private static final int QUIET = 4;

    static QrCode of(String text) {
        try {
            BitMatrix modules =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
            return new QrCode(modules.getWidth(), path(modules));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("does not fit a QR code", tooLong);
        }
    }

    /** A line of dark modules is one rectangle. */
    private static String path(BitMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int start = x;
                while (x < modules.getWidth() && modules.get(x, y)) {
                    x++;
                }
                if (x > start) {
                    path.append('M').append(start).append(' ').append(y);
                    path.append('h')
                            .append(x - start)
                            .append("v1h")
                            .append(start - x)
                            .append('z');
                } else {
                    x++;
                }
            }
        }
        return path.toString();
    }
}
