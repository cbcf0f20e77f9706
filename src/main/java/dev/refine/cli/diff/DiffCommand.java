package dev.refine.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.refine.compare.CompareRules;
import dev.refine.compare.Comparer;
import dev.refine.compare.Comparison;
import dev.refine.compare.Explanation;
import dev.refine.compare.JsonPatch;
import dev.refine.files.VisibleText;
import dev.refine.json.Json;
import dev.refine.json.OutputReader;
import dev.refine.json.Reading;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two JSON documents: exit 0 equal, 1 different, 2 when there is nothing to compare. */
@Command(
        name = "diff",
        description = "Say which field of a JSON document differs from what was expected.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
public final class DiffCommand implements Callable<Integer> {

    private static final int EQUAL = 0;
    private static final int DIFFERENT = 1;

    /** What is printed. */
    enum Format {
        TEXT,
        JSON,
        PATCH
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EXPECTED", description = "What was expected; - reads standard input.")
    private String expected;

    @Parameters(index = "1", paramLabel = "ACTUAL", description = "What came; may be wrapped in prose or a fence.")
    private String actual;

    @Option(names = "--rules", paramLabel = "FILE", description = "The object that a manifest has under \"compare\".")
    private String rules;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, or patch: the RFC 6902 operations that turn ACTUAL into EXPECTED.")
    private String format = "text";

    @Option(names = "--all", description = "Show every difference, not three of each kind.")
    private boolean all;

    @Option(
            names = "--explain",
            paramLabel = "PATH",
            description = "Say which rule holds at a path and how it was paired; as text or JSON.")
    private String explain;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    private final InputStream in;

    public DiffCommand() {
        this(System.in);
    }

    public DiffCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        Format wanted = wanted();
        DiffInput input = new DiffInput(in);
        if (expected.equals("-") && actual.equals("-")) {
            throw new UsageException(Problem.of(
                    "diff-stdin",
                    "EXPECTED and ACTUAL are both -",
                    "Standard input holds one document.",
                    "Give a file for one of them."));
        }
        CompareRules compareRules = rules == null ? CompareRules.none() : input.rules(rules);
        JsonNode left = input.strict(expected, "EXPECTED");
        Reading right = OutputReader.read(input.bytes(actual, "ACTUAL"));
        Comparer comparer = new Comparer(compareRules);
        Comparison comparison = comparer.compare(left, right);
        List<String> warnings = compareRules.warnings(List.of(left)).stream()
                .map(Problem::sentence)
                .toList();
        warnings.forEach(warning -> spec.commandLine().getErr().println(VisibleText.of(warning)));
        Optional<Explanation> explanation =
                Optional.ofNullable(explain).map(path -> explanation(comparer, left, right));
        switch (wanted) {
            case JSON -> out().println(Json.pretty(DiffJson.of(comparison, explanation, warnings)));
            case PATCH -> out().println(Json.pretty(patch(left, right)));
            case TEXT ->
                explanation.ifPresentOrElse(
                        found -> new DiffText(out()).print(found), () -> new DiffText(out()).print(comparison, all));
        }
        out().flush();
        return comparison.equal() ? EQUAL : DIFFERENT;
    }

    private Format wanted() {
        if (json) {
            return Format.JSON;
        }
        for (Format one : Format.values()) {
            if (one.name().equalsIgnoreCase(format)) {
                return explained(one);
            }
        }
        throw new UsageException(
                Problem.of("diff-format", "unknown format \"" + format + "\"", "It must be text, json or patch.", ""));
    }

    private Format explained(Format wanted) {
        if (explain != null && wanted == Format.PATCH) {
            throw new UsageException(Problem.of(
                    "diff-format",
                    "a patch holds no explanation",
                    "--explain goes with the formats text and json.",
                    "Leave out one of --explain and --format patch."));
        }
        return wanted;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static ArrayNode patch(JsonNode left, Reading right) {
        if (right.value().isPresent()) {
            return JsonPatch.between(left, right.value().get());
        }
        ArrayNode patch = Json.array();
        patch.addObject().put("op", "add").put("path", "").set("value", left);
        return patch;
    }

    private Explanation explanation(Comparer comparer, JsonNode left, Reading right) {
        if (!explain.isEmpty() && !explain.startsWith("/")) {
            throw new UsageException(Problem.of(
                    "diff-path",
                    "the path \"" + explain + "\" does not start with \"/\"",
                    "",
                    "A path is a JSON Pointer."));
        }
        return comparer.explain(left, right, explain)
                .or(() -> explain.equals("/") ? comparer.explain(left, right, "") : Optional.empty())
                .orElseThrow(() -> new UsageException(Problem.of(
                        "diff-path",
                        "the path \"" + explain + "\" leads nowhere in EXPECTED",
                        "",
                        "Take one from the output of refine diff --all.")));
    }
}
