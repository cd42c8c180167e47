package org.sandan.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.sandan.kernel.Outcome;

/**
 * A photo made fit to keep: what it is was read from its content, not from its name; it was turned upright and encoded
 * anew, so nothing that a camera wrote into it, such as the position, is left.
 */
record Picture(byte[] large, byte[] small, int width, int height, byte[] sha256) {
    private static final int LARGE = 1600;
    private static final int SMALL = 480;
    /** A picture of more than 60 megapixels would fill the memory when it is unpacked. */
    private static final long MOST_PIXELS = 60_000_000L;

    static Outcome<Picture> of(byte[] upload, int largest) {
        if (upload.length > largest) {
            return Outcome.refused(DocumentRefusal.PHOTO_TOO_LARGE, largest / (1024 * 1024));
        }
        try {
            if (!isPicture(upload)) {
                return Outcome.refused(DocumentRefusal.NOT_A_PHOTO);
            }
            return Outcome.done(of(upright(upload), LARGE));
        } catch (IOException | RuntimeException e) {
            return Outcome.refused(DocumentRefusal.NOT_A_PHOTO);
        }
    }

    /** @param edge the longest side to keep, in pixels; a smaller picture stays as it is */
    static Picture of(BufferedImage plain, int edge) throws IOException {
        byte[] large = encode(plain, edge, 0.82);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(large));
        return new Picture(large, encode(read, SMALL, 0.75), read.getWidth(), read.getHeight(), sha256(large));
    }

    private static BufferedImage upright(byte[] upload) throws IOException {
        return Thumbnails.of(new ByteArrayInputStream(upload))
                .scale(1)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .asBufferedImage();
    }

    private static boolean isPicture(byte[] upload) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] encode(BufferedImage plain, int edge, double quality) throws IOException {
        double scale = Math.min(1.0, (double) edge / Math.max(plain.getWidth(), plain.getHeight()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.of(plain)
                .scale(scale)
                .outputFormat("jpg")
                .outputQuality(quality)
                .toOutputStream(out);
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
