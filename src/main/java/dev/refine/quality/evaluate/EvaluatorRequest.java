package dev.refine.quality.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.refine.files.Templates;
import dev.refine.json.Json;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Role;
import dev.refine.quality.role.RoleRequest;
import dev.refine.quality.tree.FileTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an evaluator is given: the task, the criteria, the evidence and the names of files. Never their content. */
public final class EvaluatorRequest {

    private static final String TEMPLATE = "QUALITY_EVALUATOR.md";
    private static final String VOTE = "QUALITY_VOTE.md";

    private final Templates templates;

    public EvaluatorRequest(Templates templates) {
        this.templates = templates;
    }

    /**
     * @param label of the call
     * @param again why the previous answer could not be taken; empty the first time
     */
    public RoleRequest of(Subject subject, Backend backend, String label, List<String> again) {
        return new RoleRequest(
                Role.EVALUATOR,
                subject.round(),
                label,
                prompt(subject, backend, again),
                inputs(subject, backend),
                true);
    }

    /**
     * For a member of a panel who has answered before, or sees others who have.
     *
     * @param answers of the panel, each in a folder of its name
     */
    public RoleRequest panel(Subject subject, Backend backend, String label, FileTree answers, List<String> names) {
        String prompt = prompt(subject, backend, List.of()) + "\n" + templates.render(VOTE, Map.of("names", names));
        FileTree inputs = inputs(subject, backend).with("answers", answers);
        return new RoleRequest(Role.EVALUATOR, subject.round(), label, prompt, inputs, true);
    }

    public String prompt(Subject subject, Backend backend, List<String> again) {
        boolean sees = backend.vision() && !subject.images().isEmpty();
        Map<String, Object> scope = new HashMap<>();
        scope.put("query", subject.query());
        scope.put(
                "criteria",
                subject.criteria().stream().map(EvaluatorRequest::line).toList());
        scope.put("files", subject.deliverable().names());
        scope.put("images", sees ? subject.images().names() : List.of());
        scope.put("blind", !sees);
        scope.put("checked", !subject.checks().isEmpty());
        scope.put("earlier", subject.earlier().names());
        scope.put(
                "preserve",
                subject.preserve().stream()
                        .map(item -> item.what() + (item.criterion().isEmpty() ? "" : " (" + item.criterion() + ")"))
                        .toList());
        scope.put("again", again);
        scope.put("isAgain", !again.isEmpty());
        return templates.render(TEMPLATE, scope);
    }

    public FileTree inputs(Subject subject, Backend backend) {
        FileTree inputs = FileTree.EMPTY
                .with("deliverable", subject.deliverable())
                .with("criteria.json", Json.pretty(criteria(subject.criteria())) + "\n")
                .with("earlier", subject.earlier());
        if (!subject.checks().isEmpty()) {
            inputs = inputs.with("checks.json", Json.pretty(checks(subject)) + "\n");
        }
        return backend.vision() ? inputs.with("images", subject.images()) : inputs;
    }

    /** Criteria as they stand in criteria.json. */
    public static ArrayNode criteria(List<Criterion> criteria) {
        ArrayNode list = Json.array();
        criteria.forEach(criterion -> list.add(criterion.json()));
        return list;
    }

    private static ArrayNode checks(Subject subject) {
        ArrayNode list = Json.array();
        // The time that a check took differs from run to run and says nothing about the deliverable.
        subject.checks()
                .forEach(check -> list.addObject()
                        .put("criterion", check.criterion())
                        .put("ran", check.ran())
                        .put("score", check.score())
                        .put("evidence", check.evidence()));
        return list;
    }

    static String line(Criterion criterion) {
        return criterion.id() + " (" + criterion.category().word() + ", passes from " + criterion.threshold() + "): "
                + criterion.text()
                + (criterion.verifyBy().isEmpty() ? "" : " Verify by: " + criterion.verifyBy())
                + (criterion.antiPatterns().isEmpty()
                        ? ""
                        : " Not to be taken for quality: " + String.join("; ", criterion.antiPatterns()) + ".");
    }
}
