import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * Everything that the example runs, in one file that any JDK from 17 on runs as it is:
 *
 * <pre>
 * java Floorplan.java pages FOLDER             draws the pages of the example
 * java Floorplan.java read PROMPT PAGE OUTPUT  the stand-in for a model: finds the rooms of a page
 * java Floorplan.java draw PAGE OUTPUT OVERLAY lays its boxes over the page
 * java Floorplan.java look PAGE OVERLAY        the critic: measures that picture
 * </pre>
 */
class Floorplan {

    private static final int WHITE = 200;
    private static final Color TINT = new Color(220, 30, 30, 90);

    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        switch (args[0]) {
            case "pages" -> Pages.drawAll(Path.of(args[1]));
            case "read" -> read(Files.readString(Path.of(args[1])), image(args[2]), Path.of(args[3]));
            case "draw" -> draw(image(args[1]), Files.readString(Path.of(args[2])), new File(args[3]));
            case "look" -> System.out.println(new Critic(image(args[1]), image(args[2])).report());
            default -> throw new IllegalArgumentException("no command " + args[0]);
        }
    }

    private static BufferedImage image(String path) throws IOException {
        BufferedImage image = ImageIO.read(new File(path));
        if (image == null) {
            throw new IOException("no picture: " + path);
        }
        return image;
    }

    // ---- the stand-in for a model -------------------------------------------------------------------------------

    private static final Pattern TO_THE_WALLS =
            Pattern.compile("\\b(up to|reach(es)?|touch(es)?|fill)\\b[^.\n]*\\bwalls?\\b");
    private static final Pattern SMALL_TOO =
            Pattern.compile("\\b(small|tiny)\\b[^.\n]*\\brooms?\\b|\\bclosets?\\b|\\b(every|all|each)\\s+(the\\s+)?rooms?\\b");
    private static final Pattern NO_OUTLINE =
            Pattern.compile("\\b(no|not|never|without|leave out)\\b[^.\n]*\\b(outline|whole|building|house)\\b");

    /** It has habits, and gives each of them up when the prompt says so. */
    private static void read(String prompt, BufferedImage page, Path output) throws IOException {
        String told = prompt.toLowerCase(Locale.ROOT);
        List<Rectangle> boxes = new ArrayList<>();
        List<Room> rooms = Room.of(page);
        if (!NO_OUTLINE.matcher(told).find() && !rooms.isEmpty()) {
            Rectangle all = new Rectangle(rooms.get(0).box());
            rooms.forEach(room -> all.add(room.box()));
            boxes.add(all);
        }
        int margin = TO_THE_WALLS.matcher(told).find() ? 0 : 9;
        boolean small = SMALL_TOO.matcher(told).find();
        for (Room room : rooms) {
            Rectangle box = new Rectangle(room.box());
            box.grow(-Math.min(margin, box.width / 4), -Math.min(margin, box.height / 4));
            if (small || room.pixels().size() > 3500) {
                boxes.add(box);
            }
        }
        List<String> items = boxes.stream()
                .map(box -> "  {\"box\": [" + box.x + ", " + box.y + ", " + box.width + ", " + box.height + "]}")
                .toList();
        Files.writeString(output, "{\"rooms\": [\n" + String.join(",\n", items) + "\n]}\n");
    }

    // ---- the overlay --------------------------------------------------------------------------------------------

    private static final Pattern BOX = Pattern.compile(
            "\"box\"\\s*:\\s*\\[\\s*(-?\\d+)\\s*,\\s*(-?\\d+)\\s*,\\s*(-?\\d+)\\s*,\\s*(-?\\d+)\\s*]");

    private static void draw(BufferedImage page, String output, File overlay) throws IOException {
        BufferedImage picture = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.drawImage(page, 0, 0, null);
        pen.setColor(TINT);
        Matcher box = BOX.matcher(output);
        while (box.find()) {
            pen.fillRect(number(box, 1), number(box, 2), number(box, 3), number(box, 4));
        }
        pen.dispose();
        ImageIO.write(picture, "png", overlay);
    }

    private static int number(Matcher box, int group) {
        return Integer.parseInt(box.group(group));
    }

    // ---- the critic ---------------------------------------------------------------------------------------------

    /** Looks at nothing but the two pictures: which pixels of rooms are tinted once, and which others are tinted. */
    private record Critic(BufferedImage page, BufferedImage overlay) {

        String report() {
            List<String> issues = new ArrayList<>();
            List<String> advice = new ArrayList<>();
            boolean[][] inRoom = new boolean[page.getWidth()][page.getHeight()];
            long good = 0;
            long all = 0;
            int missing = 0;
            int gaps = 0;
            for (Room room : Room.of(page)) {
                long once = 0;
                long covered = 0;
                for (int[] at : room.pixels()) {
                    inRoom[at[0]][at[1]] = true;
                    int layers = layers(at[0], at[1]);
                    once += layers == 1 ? 1 : 0;
                    covered += layers > 0 ? 1 : 0;
                }
                good += once;
                all += room.pixels().size();
                double share = (double) covered / room.pixels().size();
                if (share < 0.1) {
                    missing++;
                    issues.add(issue("missing-room", "critical", "a room has no box", room.box()));
                } else if (share < 0.95) {
                    gaps++;
                    issues.add(issue("gap", "major", "a box covers " + Math.round(share * 100) + " % of its room", room.box()));
                }
            }
            long strange = 0;
            long twice = 0;
            for (int x = 0; x < page.getWidth(); x++) {
                for (int y = 0; y < page.getHeight(); y++) {
                    strange += !inRoom[x][y] && layers(x, y) > 0 ? 1 : 0;
                    twice += layers(x, y) > 1 ? 1 : 0;
                }
            }
            if (strange + twice > all / 50) {
                issues.add(issue(
                        "outline",
                        "critical",
                        strange + " pixels of walls are covered, and " + twice + " are covered twice",
                        new Rectangle(0, 0, page.getWidth(), page.getHeight())));
                advice.add(advice("Do not mark the outline of the house", "a box lies over walls and other boxes", 1));
            }
            if (missing > 0) {
                advice.add(advice("Mark small rooms such as closets too", missing + " rooms have no box", 2));
            }
            if (gaps > 0) {
                advice.add(advice("Draw each box up to the walls of its room", gaps + " boxes stop short", 3));
            }
            double score = all + strange == 0 ? 100 : 100.0 * good / (all + strange);
            return String.format(
                    Locale.ROOT,
                    "{\"overallScore\": %.1f, \"pages\": [1],%n \"issues\": [%s],%n \"recommendations\": [%s]}",
                    score,
                    String.join(",%n  ".formatted(), issues),
                    String.join(",%n  ".formatted(), advice));
        }

        /** How often a pixel was tinted: each time takes the same share of what was left of its green. */
        private int layers(int x, int y) {
            Color before = new Color(page.getRGB(x, y));
            Color after = new Color(overlay.getRGB(x, y));
            if (before.getGreen() < WHITE) {
                return after.getRed() - before.getRed() > 20 ? 1 : 0;
            }
            double left = 1 - TINT.getAlpha() / 255.0;
            double share = (after.getGreen() - TINT.getGreen()) / (double) (before.getGreen() - TINT.getGreen());
            return share > 0.98 ? 0 : (int) Math.round(Math.log(Math.max(share, 0.001)) / Math.log(left));
        }

        private static String issue(String type, String severity, String description, Rectangle at) {
            return String.format(
                    Locale.ROOT,
                    "{\"type\": \"%s\", \"severity\": \"%s\", \"description\": \"%s\", \"location\": [%d, %d, %d, %d],"
                            + " \"path\": \"/rooms\"}",
                    type,
                    severity,
                    description,
                    at.x,
                    at.y,
                    at.width,
                    at.height);
        }

        private static String advice(String action, String rationale, int priority) {
            return String.format(
                    Locale.ROOT,
                    "{\"target\": \"prompt.md\", \"action\": \"%s\", \"rationale\": \"%s\", \"priority\": %d}",
                    action,
                    rationale,
                    priority);
        }
    }

    // ---- what a page shows --------------------------------------------------------------------------------------

    /** White that is closed in by ink; what reaches the edge of the page is outside. */
    private record Room(Rectangle box, List<int[]> pixels) {

        static List<Room> of(BufferedImage page) {
            boolean[][] seen = new boolean[page.getWidth()][page.getHeight()];
            List<Room> rooms = new ArrayList<>();
            for (int y = 0; y < page.getHeight(); y++) {
                for (int x = 0; x < page.getWidth(); x++) {
                    if (!seen[x][y] && isWhite(page, x, y)) {
                        Room room = fill(page, x, y, seen);
                        Rectangle paper = new Rectangle(1, 1, page.getWidth() - 2, page.getHeight() - 2);
                        if (paper.contains(room.box()) && room.pixels().size() > 50) {
                            rooms.add(room);
                        }
                    }
                }
            }
            rooms.sort(Comparator.comparingInt((Room room) -> room.box().y).thenComparingInt(room -> room.box().x));
            return rooms;
        }

        private static Room fill(BufferedImage page, int startX, int startY, boolean[][] seen) {
            List<int[]> pixels = new ArrayList<>();
            Rectangle box = new Rectangle(startX, startY, 1, 1);
            Deque<int[]> open = new ArrayDeque<>(List.of(new int[] {startX, startY}));
            seen[startX][startY] = true;
            while (!open.isEmpty()) {
                int[] at = open.pop();
                pixels.add(at);
                box.add(new Rectangle(at[0], at[1], 1, 1));
                for (int[] step : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                    int x = at[0] + step[0];
                    int y = at[1] + step[1];
                    boolean inside = x >= 0 && y >= 0 && x < page.getWidth() && y < page.getHeight();
                    if (inside && !seen[x][y] && isWhite(page, x, y)) {
                        seen[x][y] = true;
                        open.push(new int[] {x, y});
                    }
                }
            }
            return new Room(box, pixels);
        }

        private static boolean isWhite(BufferedImage page, int x, int y) {
            return new Color(page.getRGB(x, y)).getGreen() >= WHITE;
        }
    }

    /** The pages: rooms by their corners in units of ten pixels; walls between them are ink, doors are grey. */
    private static final class Pages {

        private static final int UNIT = 10;
        private static final int WALL = 3;

        static void drawAll(Path folder) throws IOException {
            Files.createDirectories(folder);
            draw(folder, "cottage", "3,3,12,10 15,3,10,10 25,3,4,5 25,8,4,5 3,13,8,8 11,13,18,8");
            draw(folder, "flat", "2,4,14,14 16,4,12,6 16,10,6,8 22,10,6,5 22,15,6,3");
            draw(folder, "studio", "5,3,16,16 21,3,6,6 21,9,6,10");
            draw(folder, "office", "2,2,8,9 10,2,8,9 18,2,8,9 26,2,4,9 2,11,28,4 2,15,14,7 16,15,14,7");
            draw(folder, "barn", "4,4,22,9 4,13,11,7 15,13,11,7");
        }

        private static void draw(Path folder, String name, String rooms) throws IOException {
            BufferedImage page = new BufferedImage(320, 240, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D pen = page.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, 320, 240);
            for (String room : rooms.split(" ")) {
                String[] numbers = room.split(",");
                int x = Integer.parseInt(numbers[0]) * UNIT;
                int y = Integer.parseInt(numbers[1]) * UNIT;
                int width = Integer.parseInt(numbers[2]) * UNIT;
                int height = Integer.parseInt(numbers[3]) * UNIT;
                pen.setColor(Color.BLACK);
                for (int i = 0; i < WALL; i++) {
                    pen.drawRect(x + i, y + i, width - 2 * i, height - 2 * i);
                }
                pen.setColor(Color.GRAY);
                pen.fillRect(x + width / 2 - 5, y, 10, WALL);
            }
            pen.dispose();
            ImageIO.write(page, "png", folder.resolve(name + ".png").toFile());
        }
    }
}
