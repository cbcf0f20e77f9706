package dev.refine.cli.init;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every topic that an interview covers once, in order, and every question there is: interview.md beside this class. */
final class Topics {

    private static final TopicReader READ = TopicReader.read("interview.md");
    private static final List<Topic> ALL = READ.topics();

    private Topics() {}

    static List<Topic> inOrder() {
        return ALL;
    }

    static int count() {
        return inOrder().size();
    }

    /** Questions that doubt what was said. */
    static List<Question> doubts() {
        return READ.repeatable("The devil's advocate");
    }

    /** Questions about what has not happened yet. */
    static List<Question> whatIfs() {
        return READ.repeatable("What if");
    }

    static List<Question> questions() {
        Stream<Question> ofTopics =
                inOrder().stream().flatMap(topic -> Stream.concat(topic.questions().stream(), topic.deeper().stream()));
        return Stream.of(ofTopics, doubts().stream(), whatIfs().stream())
                .flatMap(questions -> questions)
                .toList();
    }

    static Optional<Question> question(String id) {
        return questions().stream().filter(question -> question.id().equals(id)).findFirst();
    }
}
