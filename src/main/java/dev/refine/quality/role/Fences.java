package dev.refine.quality.role;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced blocks of a Markdown text. A block is named by its info string or by the line above it. */
final class Fences {

    private static final Pattern OPEN = Pattern.compile("^\\s{0,3}(`{3,}|~{3,})([^`]*)$");

    private record Block(String name, String info, String text, int firstLine, int lastLine) {}

    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();

    private Fences(List<String> lines) {
        this.lines = lines;
    }

    static Fences in(String text) {
        Fences fences = new Fences(text.lines().toList());
        fences.read();
        return fences;
    }

    Optional<String> named(String name) {
        return allNamed(name).stream().findFirst();
    }

    /** Those that say so themselves, or else those above which it stands. */
    List<String> allNamed(String name) {
        List<Block> named =
                blocks.stream().filter(block -> block.info().contains(name)).toList();
        return (named.isEmpty() ? blocks.stream().filter(block -> block.name().contains(name)) : named.stream())
                .map(Block::text)
                .toList();
    }

    /** Content by info string, of blocks that have one. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        blocks.stream()
                .filter(block -> !block.info().isEmpty())
                .forEach(block -> named.put(block.info(), block.text()));
        return named;
    }

    List<String> all() {
        return blocks.stream().map(Block::text).toList();
    }

    String withoutJson() {
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            int at = i;
            boolean inside = blocks.stream()
                    .anyMatch(block ->
                            block.info().contains("json") && at >= block.firstLine() && at <= block.lastLine());
            if (!inside) {
                rest.append(lines.get(i)).append('\n');
            }
        }
        return rest.toString();
    }

    private void read() {
        int at = 0;
        while (at < lines.size()) {
            Matcher open = OPEN.matcher(lines.get(at));
            at = open.matches() ? block(at, open.group(1), open.group(2).strip()) : at + 1;
        }
    }

    /** A fence that nobody closed ends with the text. */
    private int block(int first, String fence, String info) {
        StringBuilder text = new StringBuilder();
        int at = first + 1;
        while (at < lines.size() && !closes(lines.get(at), fence)) {
            text.append(lines.get(at)).append('\n');
            at++;
        }
        blocks.add(new Block(above(first), info, text.toString(), first, at));
        return at + 1;
    }

    private static boolean closes(String line, String fence) {
        String stripped = line.strip();
        return stripped.length() >= fence.length()
                && stripped.chars().allMatch(c -> c == fence.charAt(0))
                && !stripped.isEmpty();
    }

    private String above(int first) {
        for (int i = first - 1; i >= 0 && i >= first - 2; i--) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i);
            }
        }
        return "";
    }
}
