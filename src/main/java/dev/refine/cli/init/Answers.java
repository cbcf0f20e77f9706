package dev.refine.cli.init;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.problem.Spelling;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers that came without a conversation. */
public final class Answers {

    private Answers() {}

    /** What is wrong with the first that does not fit; answers are keyed by the id of their question. */
    public static Optional<String> faults(Map<String, String> answers) {
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            Optional<Question> question = Topics.question(answer.getKey());
            if (question.isEmpty()) {
                String nearest = Spelling.nearest(
                                answer.getKey(),
                                Topics.questions().stream().map(Question::id).toList())
                        .map(meant -> ", did you mean \"" + meant + "\"?")
                        .orElse("");
                return Optional.of("there is no question \"" + answer.getKey() + "\"" + nearest);
            }
            Optional<String> fault = Round.fault(question.get(), answer.getValue());
            if (fault.isPresent()) {
                return Optional.of(answer.getKey() + " cannot be \"" + answer.getValue() + "\". " + fault.get());
            }
        }
        return Optional.empty();
    }

    /** The manifest that they amount to. */
    public static ObjectNode manifest(Map<String, String> answers) {
        return new ManifestAssembly(answers).manifest();
    }

    /** Writes them down as if they had been asked. */
    public static void record(Notebook notebook, Map<String, String> answers, Set<String> given) {
        notebook.beginRound("Answers without a conversation");
        answers.forEach((id, answer) -> notebook.answered(
                id,
                Topics.question(id).map(Question::text).orElse(id),
                answer,
                given.contains(id) ? "from the file" : "as the folder suggests"));
    }
}
