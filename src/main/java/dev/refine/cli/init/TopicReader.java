package dev.refine.cli.init;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the questions of the interview as people read them: topics are headings of the second level, questions are items,
 * and headings of the first level hold questions that may come any number of times.
 */
final class TopicReader {

    private static final Pattern ITEM = Pattern.compile("- ([\\w.]+)(?:, ([a-z ]+?))?(, needed)?: (.+)");

    private final Map<String, List<Question>> asked = new LinkedHashMap<>();
    private final Map<String, List<Question>> deeper = new LinkedHashMap<>();
    private final Map<String, List<Question>> repeatable = new LinkedHashMap<>();
    private List<Question> open = new ArrayList<>();
    private String topic = "";

    private TopicReader() {}

    /** @param resource beside this class */
    static TopicReader read(String resource) {
        try (InputStream in = TopicReader.class.getResourceAsStream(resource)) {
            TopicReader reader = new TopicReader();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(reader::line);
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            open.add(question(item));
        } else if (line.startsWith("  ")) {
            Question last = open.remove(open.size() - 1);
            open.add(last.because(line.strip()));
        } else if (line.startsWith("## ")) {
            topic = line.substring(3);
            open = asked.computeIfAbsent(topic, name -> new ArrayList<>());
        } else if (line.equals("Deeper")) {
            open = deeper.computeIfAbsent(topic, name -> new ArrayList<>());
        } else if (line.startsWith("# ")) {
            open = repeatable.computeIfAbsent(line.substring(2), name -> new ArrayList<>());
        }
    }

    private static Question question(Matcher item) {
        Question question = item.group(2) == null
                ? Question.note(item.group(1), item.group(4))
                : Question.of(item.group(1), AnswerKind.named(item.group(2)), item.group(4));
        return item.group(3) == null ? question : question.needed();
    }

    List<Topic> topics() {
        return asked.entrySet().stream()
                .map(entry ->
                        new Topic(entry.getKey(), entry.getValue(), deeper.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    List<Question> repeatable(String heading) {
        return repeatable.get(heading);
    }
}
