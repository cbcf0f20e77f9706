package dev.refine.cli.person;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import javax.imageio.ImageIO;

/** A picture as six rows of pixels at a time, in the 216 colours that have six steps of red, green and blue. */
final class SixelPicture {

    private static final int WIDEST = 640;
    private static final int HIGHEST = 480;
    private static final int STEPS = 6;
    private static final int ROWS = 6;

    /** What an empty column is written as; each row adds its bit. */
    private static final int EMPTY = 63;

    private final int width;
    private final int height;
    private final int[] colours;

    private SixelPicture(BufferedImage image) {
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.colours = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < colours.length; i++) {
            Color colour = new Color(colours[i]);
            colours[i] = (step(colour.getRed()) * STEPS + step(colour.getGreen())) * STEPS + step(colour.getBlue());
        }
    }

    private static int step(int value) {
        return (value * (STEPS - 1) + 127) / 255;
    }

    /** Empty for bytes that are no picture that can be read here. */
    static Optional<String> escape(byte[] picture) {
        ImageIO.setUseCache(false);
        try {
            return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(picture)))
                    .map(image -> new SixelPicture(fitted(image)).text());
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Not larger than the window is likely to be, on white. */
    private static BufferedImage fitted(BufferedImage image) {
        double scale = Math.min(1, Math.min((double) WIDEST / image.getWidth(), (double) HIGHEST / image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = fitted.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return fitted;
    }

    private String text() {
        StringBuilder text = new StringBuilder("\u001bPq\"1;1;" + width + ";" + height);
        TreeSet<Integer> all = used(0, height);
        for (int colour : all) {
            text.append('#').append(colour).append(";2;").append(percent(colour / STEPS / STEPS));
            text.append(';').append(percent(colour / STEPS % STEPS)).append(';').append(percent(colour % STEPS));
        }
        for (int top = 0; top < height; top += ROWS) {
            int bottom = Math.min(height, top + ROWS);
            for (int colour : used(top, bottom)) {
                text.append('#').append(colour);
                band(text, colour, top, bottom);
                text.append('$');
            }
            text.append('-');
        }
        return text.append("\u001b\\").toString();
    }

    private static int percent(int step) {
        return step * 100 / (STEPS - 1);
    }

    private TreeSet<Integer> used(int top, int bottom) {
        TreeSet<Integer> used = new TreeSet<>();
        for (int i = top * width; i < bottom * width; i++) {
            used.add(colours[i]);
        }
        return used;
    }

    /** One colour of six rows; the same column several times over is written with its number. */
    private void band(StringBuilder text, int colour, int top, int bottom) {
        int run = 0;
        int last = -1;
        for (int x = 0; x <= width; x++) {
            int column = x == width ? -1 : column(colour, x, top, bottom);
            if (column != last && run > 0) {
                text.append(
                        run > 3
                                ? "!" + run + (char) last
                                : String.valueOf((char) last).repeat(run));
                run = 0;
            }
            last = column;
            run++;
        }
    }

    private int column(int colour, int x, int top, int bottom) {
        int bits = 0;
        for (int y = top; y < bottom; y++) {
            bits |= colours[y * width + x] == colour ? 1 << y - top : 0;
        }
        return EMPTY + bits;
    }
}
