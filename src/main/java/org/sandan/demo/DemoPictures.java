package org.sandan.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.sandan.documents.Photos;

/** Pictures of plain shapes in place of photos: streets, halls, rooms. They go through the same checks as photos do. */
@InDemo
class DemoPictures {
    private static final List<String> NAMES = List.of(
            "street-dark",
            "street-lit",
            "hall-dark",
            "hall-lit",
            "room-empty",
            "room-full",
            "road-broken",
            "road-mended",
            "bin-full",
            "bin-empty",
            "well-dry",
            "well-running",
            "frame-loose",
            "frame-firm",
            "lock-new");
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    private final Photos photos;
    private final Map<String, Photos.Ready> ready = new ConcurrentHashMap<>();

    DemoPictures(Photos photos) {
        this.photos = photos;
    }

    /** The picture of this name, drawn and encoded once. */
    Photos.Ready picture(String name) {
        return ready.computeIfAbsent(name, asked -> photos.prepare(png(asked)).orThrow());
    }

    /** Draws them all on another thread, so that they are there when the orders come. */
    void begin() {
        Thread.ofPlatform().daemon().name("demo-pictures").start(() -> NAMES.forEach(this::picture));
    }

    void forget() {
        ready.clear();
    }

    private static byte[] png(String name) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.scale(2, 2);
            painter(name).accept(new Brush(pen));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            pen.dispose();
        }
    }

    private static Consumer<Brush> painter(String name) {
        return switch (name) {
            case "street-dark" -> brush -> street(brush, false);
            case "street-lit" -> brush -> street(brush, true);
            case "hall-dark" -> brush -> hall(brush, false);
            case "hall-lit" -> brush -> hall(brush, true);
            case "room-empty" -> brush -> room(brush, false);
            case "room-full" -> brush -> room(brush, true);
            case "road-broken" -> brush -> road(brush, false);
            case "road-mended" -> brush -> road(brush, true);
            case "bin-full" -> brush -> bin(brush, true);
            case "bin-empty" -> brush -> bin(brush, false);
            case "well-dry" -> brush -> well(brush, false);
            case "well-running" -> brush -> well(brush, true);
            case "frame-loose" -> brush -> frame(brush, false);
            case "frame-firm" -> brush -> frame(brush, true);
            case "lock-new" -> DemoPictures::lock;
            default -> throw new IllegalArgumentException("No picture " + name);
        };
    }

    /** Draws on a sheet of 400 by 300. */
    private record Brush(Graphics2D pen) {
        Brush box(int colour, int... boxes) {
            pen.setColor(new Color(colour));
            for (int i = 0; i < boxes.length; i += 4) {
                pen.fillRect(boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
            }
            return this;
        }

        Brush shape(int colour, int... points) {
            pen.setColor(new Color(colour));
            Polygon shape = new Polygon();
            for (int i = 0; i < points.length; i += 2) {
                shape.addPoint(points[i], points[i + 1]);
            }
            pen.fillPolygon(shape);
            return this;
        }

        Brush oval(int colour, int... ovals) {
            pen.setColor(new Color(colour));
            for (int i = 0; i < ovals.length; i += 4) {
                pen.fillOval(ovals[i], ovals[i + 1], ovals[i + 2], ovals[i + 3]);
            }
            return this;
        }
    }

    private static void street(Brush brush, boolean lit) {
        brush.box(lit ? 0x6E7C8C : 0x4D5A66, 0, 0, 400, 300).box(lit ? 0x454F56 : 0x2F3A40, 0, 90, 95, 140);
        brush.box(0xD9A855, 25, 125, 18, 20, 25, 175, 18, 20);
        if (lit) {
            brush.shape(0xA79B6E, 215, 42, 245, 42, 320, 300, 120, 300)
                    .shape(0xD8C98A, 222, 42, 238, 42, 270, 300, 180, 300);
        } else {
            brush.box(0x2B2E32, 0, 230, 400, 70);
        }
        brush.box(0x11181A, 305, 40, 10, 215, 245, 30, 70, 10).box(lit ? 0xFFF1B8 : 0x11181A, 205, 28, 50, 14);
    }

    private static void hall(Brush brush, boolean lit) {
        brush.box(lit ? 0xE6DCC6 : 0x2C2F31, 0, 0, 400, 300);
        brush.shape(lit ? 0xF2EAD8 : 0x3C3F43, 0, 0, 140, 70, 140, 200, 0, 300);
        brush.shape(lit ? 0xF2EAD8 : 0x3C3F43, 400, 0, 260, 70, 260, 200, 400, 300);
        brush.shape(lit ? 0xB8A47F : 0x25282A, 0, 300, 140, 200, 260, 200, 400, 300);
        brush.box(lit ? 0xEFE5CF : 0x303436, 140, 70, 120, 130).box(lit ? 0x8D6B45 : 0x2A2221, 165, 95, 70, 105);
        brush.shape(lit ? 0x934839 : 0x241C1C, 30, 60, 95, 90, 95, 210, 30, 250);
        brush.shape(lit ? 0x934839 : 0x241C1C, 370, 60, 305, 90, 305, 210, 370, 250);
        if (lit) {
            brush.oval(0xFFFBEA, 150, 5, 100, 34);
        }
    }

    private static void room(Brush brush, boolean full) {
        brush.box(full ? 0xE3DDD0 : 0xCFC9BF, 0, 0, 400, 300).box(full ? 0xB9A687 : 0xA3927A, 0, 190, 400, 110);
        brush.box(0xD6E4EE, 30, 30, 130, 90, 200, 30, 90, 90);
        if (full) {
            brush.box(0xB0392D, 320, 20, 60, 42).box(0x7D5B3A, 20, 200, 160, 14, 220, 200, 160, 14, 90, 255, 220, 16);
            brush.box(0x5F7D92, 50, 165, 22, 30, 110, 165, 22, 30, 250, 165, 22, 30, 320, 165, 22, 30);
        } else {
            brush.box(0x7D6545, 270, 210, 60, 45).shape(0x8A7250, 80, 250, 130, 240, 150, 258, 100, 270);
        }
    }

    private static void road(Brush brush, boolean mended) {
        brush.box(0xBFD3DF, 0, 0, 400, 130).box(0x9FA86B, 0, 110, 400, 190);
        brush.shape(mended ? 0x6B6F73 : 0x84796A, 175, 110, 225, 110, 330, 300, 70, 300);
        if (mended) {
            brush.shape(0xE9E6DA, 197, 130, 203, 130, 206, 170, 194, 170)
                    .shape(0xE9E6DA, 193, 200, 207, 200, 212, 260, 188, 260);
        } else {
            brush.oval(0x4F463B, 150, 200, 80, 26, 210, 250, 60, 24, 185, 150, 34, 12)
                    .oval(0x7C96A3, 160, 205, 56, 14);
        }
    }

    private static void bin(Brush brush, boolean full) {
        brush.box(0xD7D9D4, 0, 0, 400, 300).box(0x9A9C97, 0, 215, 400, 85).box(0xB98C6A, 240, 40, 120, 175);
        brush.box(0x2F6B4F, 90, 120, 90, 120).box(0x24543E, 82, 110, 106, 16);
        if (full) {
            brush.oval(0x1F2223, 95, 70, 50, 46, 130, 80, 44, 40, 60, 205, 46, 38, 180, 200, 54, 44)
                    .oval(0xE4E0D2, 120, 60, 26, 22);
        }
    }

    private static void well(Brush brush, boolean running) {
        brush.box(0xCBDDE6, 0, 0, 400, 150).box(running ? 0x8FA35E : 0xC9B27F, 0, 140, 400, 160);
        brush.box(0x6E747A, 120, 110, 26, 90, 120, 110, 120, 20).box(0x565B60, 100, 195, 70, 20);
        if (running) {
            brush.box(0x5E9CC4, 222, 130, 16, 90)
                    .oval(0x5E9CC4, 180, 210, 110, 34)
                    .oval(0x8CBAD6, 200, 216, 60, 16);
        } else {
            brush.shape(0xA58F60, 180, 220, 290, 215, 300, 240, 170, 246);
        }
    }

    private static void frame(Brush brush, boolean firm) {
        brush.box(0xC6D8E2, 0, 0, 400, 180).box(0x9AA77A, 0, 170, 400, 130).box(0x7B8B5E, 60, 240, 280, 16);
        brush.box(0x2B66AB, 110, 60, 12, 185, 280, 60, 12, 185).box(0xD9A855, 110, 60, 182, 12);
        if (firm) {
            brush.box(0x2B66AB, 110, 130, 182, 10);
        } else {
            brush.shape(0x2B66AB, 112, 130, 290, 165, 288, 175, 112, 140).oval(0xB0261D, 276, 156, 22, 22);
        }
    }

    private static void lock(Brush brush) {
        brush.box(0xD7D2C4, 0, 0, 400, 300).box(0x6F8792, 110, 20, 180, 280).box(0x5E747E, 125, 40, 150, 110);
        brush.box(0xB9BDBE, 250, 165, 24, 60).box(0x8C9092, 215, 185, 50, 10).oval(0x2B2E32, 257, 205, 10, 10);
    }
}
