package fr.galien.account;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as the page draws it: no picture to fetch, and as sharp as the screen.
 *
 * @param path of SVG, one square a module
 * @param size of the drawing, with the quiet zone the standard wants (ISO/IEC 18004 §5.3.8)
 */
public record QrPicture(String path, int size) {

    private static final int QUIET = 4;

    /** @throws IllegalArgumentException if no code holds so much */
    public static QrPicture of(String text) {
        try {
            ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    int from = x;
                    while (x < modules.getWidth() && modules.get(x, y) == 1) {
                        x++;
                    }
                    if (x > from) {
                        path.append('M')
                                .append(from + QUIET)
                                .append(' ')
                                .append(y + QUIET)
                                .append('h')
                                .append(x - from)
                                .append("v1h-")
                                .append(x - from)
                                .append('z');
                    }
                }
            }
            return new QrPicture(path.toString(), modules.getWidth() + 2 * QUIET);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR code holds so much", tooLong);
        }
    }
}
