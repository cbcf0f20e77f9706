package dev.refine.files;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Turns the text of a glob into regular expressions. */
final class GlobSyntax {

    private static final int MOST_CHOICES = 1_000;

    private GlobSyntax() {}

    static boolean hasWildcard(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    /** The same path without {@code .} steps and doubled separators. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.startsWith("/") ? "/" : "");
        for (String part : text.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (clean.length() > 0 && clean.charAt(clean.length() - 1) != '/') {
                clean.append('/');
            }
            clean.append(part);
        }
        return clean.toString();
    }

    /** Every pattern that choosing from the braces gives, in order. */
    static List<String> choices(String text) {
        List<String> done = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(text));
        while (!open.isEmpty()) {
            String next = open.remove(0);
            int start = next.indexOf('{');
            if (start < 0) {
                done.add(next);
            } else {
                int end = closing(next, start);
                List<String> chosen = new ArrayList<>();
                for (String part : parts(next.substring(start + 1, end))) {
                    chosen.add(next.substring(0, start) + part + next.substring(end + 1));
                }
                open.addAll(0, chosen);
            }
            if (open.size() + done.size() > MOST_CHOICES) {
                throw new IllegalArgumentException("its braces give more than " + MOST_CHOICES + " patterns");
            }
        }
        return done;
    }

    private static int closing(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a \"{\" is not closed");
    }

    private static List<String> parts(String inside) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(inside.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(inside.substring(from));
        return parts;
    }

    /** A whole-path expression; one group for each name that holds wildcards and for each {@code **}. */
    static Pattern compile(String clean) {
        StringBuilder regex = new StringBuilder(clean.startsWith("/") ? "/" : "");
        String[] names = (clean.startsWith("/") ? clean.substring(1) : clean).split("/", -1);
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            if (names[i].equals("**")) {
                regex.append(last ? "(.+)" : "((?:[^/]+/)*)");
            } else {
                regex.append(GlobName.regex(names[i])).append(last ? "" : "/");
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
