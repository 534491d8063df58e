package fr.galien.tests.wallet;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;

/** A screen's code as a phone gets to see it: a photo, or what its camera sees. */
final class QrPicture {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FRAMES = 2;
    private static final byte WHITE = (byte) 235;
    private static final byte BLACK = 16;
    private static final byte NO_COLOUR = (byte) 128;

    private final BitMatrix bits;

    private QrPicture(BitMatrix bits) {
        this.bits = bits;
    }

    static QrPicture of(URI link) {
        try {
            return new QrPicture(new QRCodeWriter()
                    .encode(
                            link.toString(),
                            BarcodeFormat.QR_CODE,
                            WIDTH,
                            HEIGHT,
                            Map.of(EncodeHintType.ERROR_CORRECTION, "M")));
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, bits.get(x, y) ? 0 : 0xffffff);
            }
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As YUV4MPEG2, which Chromium shows as a camera's picture, again and again. */
    void film(Path file) {
        byte[] light = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                light[y * WIDTH + x] = bits.get(x, y) ? BLACK : WHITE;
            }
        }
        film(file, light);
    }

    /** What a camera sees that looks at a white wall. */
    static void filmNothing(Path file) {
        byte[] light = new byte[WIDTH * HEIGHT];
        Arrays.fill(light, WHITE);
        film(file, light);
    }

    private static void film(Path file, byte[] light) {
        byte[] colour = new byte[WIDTH * HEIGHT / 2];
        Arrays.fill(colour, NO_COLOUR);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(ascii("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F10:1 Ip A1:1 C420jpeg\n"));
            for (int frame = 0; frame < FRAMES; frame++) {
                out.write(ascii("FRAME\n"));
                out.write(light);
                out.write(colour);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
