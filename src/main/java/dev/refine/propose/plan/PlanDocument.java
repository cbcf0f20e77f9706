package dev.refine.propose.plan;

import dev.refine.files.Markdown;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plan while it is read, block by block. */
final class PlanDocument {

    private static final Pattern EXPERIMENT = Pattern.compile("(?i:experiment)(?:[ \\t]*#?(?:\\d+|[A-Z])\\b[ \\t]*"
            + "[:.)\u2013\u2014-]?|[ \\t]*[:\u2013\u2014-]|(?=[ \\t]*$))[ \\t]*(.*)");
    private static final Pattern TITLE = Pattern.compile("(?i)(?:refinement )?plan(?: for|:)[ \\t]+(.*)");
    private static final Pattern PATH_AND_LINE =
            Pattern.compile("(.+?)(?::|#L|,?[ \\t]+\\(?lines?[ \\t]+)(\\d{1,9}).*");

    private final String name;
    private final Set<String> editable;
    private final List<ExperimentDraft> drafts = new ArrayList<>();
    private final PlanSections sections;
    private final List<Problem> problems = new ArrayList<>();
    private ExperimentReader reader;
    private int experimentLevel;
    private String workloadId = "";

    PlanDocument(String name, Set<String> editable, BiFunction<String, List<String>, Optional<String>> missed) {
        this.name = name;
        this.editable = editable;
        this.sections = new PlanSections(name, problems, missed);
    }

    void add(PlanBlock block) {
        switch (block.kind()) {
            case HEADING -> heading(block);
            case FENCE -> {
                if (reader != null) {
                    reader.fence(block);
                }
            }
            case LINE -> {
                if (reader != null) {
                    reader.line(block);
                } else {
                    sections.line(block);
                }
            }
            case BLANK -> {
                if (reader != null) {
                    reader.blank();
                } else {
                    sections.blank();
                }
            }
        }
    }

    private void heading(PlanBlock heading) {
        Matcher experiment = EXPERIMENT.matcher(heading.text());
        if (experiment.matches()) {
            closeExperiment();
            experimentLevel = heading.depth();
            String title = Markdown.plain(experiment.group(1)).strip();
            ExperimentDraft draft = new ExperimentDraft(heading.line(), title);
            drafts.add(draft);
            reader = new ExperimentReader(draft);
        } else if (reader != null && heading.depth() > experimentLevel) {
            reader.heading(heading);
        } else {
            closeExperiment();
            Matcher title = TITLE.matcher(heading.text());
            if (heading.depth() == 1 && title.matches()) {
                workloadId = Markdown.plain(title.group(1)).strip();
            }
            sections.begin(heading);
        }
    }

    private void closeExperiment() {
        if (reader != null) {
            reader.finish();
        }
        reader = null;
    }

    Plan plan() {
        closeExperiment();
        List<Experiment> experiments = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            experiments.add(drafts.get(i).experiment(changes(drafts.get(i), i + 1)));
        }
        if (experiments.isEmpty()) {
            problems.add(new Problem(
                    "plan-empty",
                    name,
                    "the plan has no experiment",
                    "An experiment is a heading such as \"Experiment 1: dates\" with a file, its current text and the"
                            + " proposed text.",
                    "Add one, or write a new plan with: refine plan."));
        }
        Plan plan = sections.plan(workloadId, experiments);
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return plan;
    }

    private List<Experiment.Change> changes(ExperimentDraft draft, int number) {
        List<Experiment.Change> changes = new ArrayList<>();
        String path = "";
        for (ExperimentDraft.ChangeDraft change : draft.changes()) {
            String given = change.part(PlanField.FILE);
            OptionalInt line = ExperimentDraft.number(change.part(PlanField.LINE));
            if (given != null) {
                path = ExperimentDraft.word(given);
                Matcher withLine = PATH_AND_LINE.matcher(path);
                if (!editable.contains(path) && withLine.matches()) {
                    path = withLine.group(1);
                    line = line.isPresent() ? line : ExperimentDraft.number(withLine.group(2));
                }
                path = path.startsWith("./") ? path.substring(2) : path;
            }
            check(draft, change, path, number);
            String current = change.part(PlanField.CURRENT);
            String proposed = change.part(PlanField.PROPOSED);
            changes.add(new Experiment.Change(
                    path, line, current == null ? "" : current, proposed == null ? "" : proposed));
        }
        if (changes.isEmpty()) {
            incomplete(draft.line(), "experiment " + number + " names no file");
        }
        return changes;
    }

    private void check(ExperimentDraft draft, ExperimentDraft.ChangeDraft change, String path, int number) {
        if (path.isEmpty()) {
            incomplete(draft.line(), "experiment " + number + " names no file");
        } else if (!editable.contains(path)) {
            problems.add(notEditable(change, path, number));
        } else if (change.part(PlanField.PROPOSED) == null) {
            incomplete(change.line(), "experiment " + number + " has no proposed text");
        }
    }

    private Problem notEditable(ExperimentDraft.ChangeDraft change, String path, int number) {
        return new Problem(
                "plan-file",
                name + ":" + change.line(),
                "experiment " + number + " changes \"" + path + "\", which may not be edited",
                editable.isEmpty()
                        ? "The manifest lists no file."
                        : "The manifest lists " + String.join(", ", new TreeSet<>(editable)) + ".",
                Spelling.nearest(path, editable)
                        .map(meant -> "Did you mean \"" + meant + "\"?")
                        .orElse("Name a listed file, or add this one to promptPaths or schemaPaths."));
    }

    private void incomplete(int line, String what) {
        problems.add(new Problem(
                "plan-incomplete",
                name + ":" + line,
                what,
                "",
                "An experiment needs a \"File:\" and a fenced block below \"Proposed text:\"."));
    }
}
