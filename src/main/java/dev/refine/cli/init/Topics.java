package dev.refine.cli.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every topic that an interview covers once, in order, and every question there is. */
final class Topics {

    private static final List<Topic> ALL = all();

    private Topics() {}

    private static List<Topic> all() {
        List<Topic> topics = new ArrayList<>(List.of(ConfigurationTopics.CORE, ConfigurationTopics.EXECUTION));
        topics.addAll(StandardTopics.ALL);
        topics.add(ConfigurationTopics.ADVANCED);
        return List.copyOf(topics);
    }

    static List<Topic> inOrder() {
        return ALL;
    }

    static int count() {
        return ALL.size();
    }

    static List<Question> questions() {
        Stream<Question> ofTopics =
                ALL.stream().flatMap(topic -> Stream.concat(topic.questions().stream(), topic.deeper().stream()));
        return Stream.of(ofTopics, RepeatedTopics.DOUBTS.stream(), RepeatedTopics.WHAT_IFS.stream())
                .flatMap(questions -> questions)
                .toList();
    }

    static Optional<Question> question(String id) {
        return questions().stream().filter(question -> question.id().equals(id)).findFirst();
    }
}
