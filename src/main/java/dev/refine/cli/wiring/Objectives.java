package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import dev.refine.score.Metric;
import dev.refine.score.Objective;
import dev.refine.score.Tolerance;
import dev.refine.workload.Manifest;
import dev.refine.workload.Mode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The objective in numbers: what the manifest says, and where it is silent what the mode says. */
final class Objectives {

    private static final Set<String> LESS = Set.of("minimize", "min", "down", "lower");
    private static final Set<String> MORE = Set.of("maximize", "max", "up", "higher");
    private static final Set<Metric> REPORTED = Set.of(Metric.INPUT_TOKENS, Metric.OUTPUT_TOKENS, Metric.COST);

    private final Manifest manifest;
    private final Mode mode;
    private final JsonNode given;

    private Objectives(Manifest manifest, Mode mode) {
        this.manifest = manifest;
        this.mode = mode;
        this.given = manifest.loop().goal().objective().orElseGet(Json::object);
    }

    /** @throws UsageException when it names a metric that nobody takes, or the mode's text holds no such value */
    static Objective of(Manifest manifest, Mode mode) {
        return new Objectives(manifest, mode).read();
    }

    /** A share is easily given in percent, and then never met, or at once; on purpose it may be so. */
    static List<Problem> doubts(Manifest manifest, Objective objective) {
        List<Problem> doubts = new ArrayList<>();
        if (Metric.named(objective.metric()).filter(Metric::isShare).isPresent()) {
            objective.target().ifPresent(target -> doubt(manifest, objective, "target", target, doubts));
            doubt(manifest, objective, "tolerance", objective.tolerance().value(), doubts);
        }
        return doubts;
    }

    private static void doubt(Manifest manifest, Objective objective, String key, double value, List<Problem> doubts) {
        if (value < 0 || value > 1) {
            BigDecimal said = BigDecimal.valueOf(value).stripTrailingZeros();
            String share = said.movePointLeft(2).toPlainString();
            doubts.add(new Problem(
                    "objective-share",
                    manifest.file().getFileName().toString(),
                    "the " + key + " " + said.toPlainString() + " lies beyond what " + objective.metric() + " can be",
                    "It is a share from 0 to 1.",
                    value > 1 && value <= 100 ? "Write " + share + " for " + said.toPlainString() + " %." : ""));
        }
    }

    private Objective read() {
        String metric = given.has("metric") ? given.path("metric").asText() : field("metric", "passRate");
        // The mode's direction and tolerance are about the mode's metric.
        boolean same = !given.has("metric") || metric.equals(field("metric", ""));
        Map<String, String> usual = same ? mode.fields() : Map.of();
        check(metric);
        return new Objective(
                metric, maximize(metric, usual), target(usual), tolerance(usual), guards(), perfectIsEnough());
    }

    private boolean perfectIsEnough() {
        return mode.name().equals("accuracy") || mode.name().equals("robustness");
    }

    private boolean maximize(String metric, Map<String, String> usual) {
        boolean rises = Metric.named(metric).map(Metric::isMaximized).orElse(true);
        String asked = given.has("direction")
                ? given.path("direction").asText()
                : usual.getOrDefault("direction", rises ? "maximize" : "minimize");
        if (!LESS.contains(asked) && !MORE.contains(asked)) {
            throw wrong("direction", asked, "It is maximize or minimize.");
        }
        return MORE.contains(asked);
    }

    private OptionalDouble target(Map<String, String> usual) {
        if (given.path("target").isNumber()) {
            return OptionalDouble.of(given.path("target").doubleValue());
        }
        String text = usual.getOrDefault("target", "");
        return text.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(tolerance("target", text).value());
    }

    private Tolerance tolerance(Map<String, String> usual) {
        if (given.path("tolerance").isNumber()) {
            return new Tolerance(given.path("tolerance").doubleValue(), false);
        }
        return tolerance("tolerance", usual.getOrDefault("tolerance", "0"));
    }

    private List<Objective.Guard> guards() {
        List<Objective.Guard> guards = new ArrayList<>();
        if (given.has("guards")) {
            given.path("guards")
                    .forEach(guard -> guards.add(new Objective.Guard(
                            guard.path("metric").asText(),
                            new Tolerance(guard.path("tolerance").asDouble(0), false))));
        } else {
            for (String text : field("guards", "").split(",")) {
                if (!text.isBlank()) {
                    guards.add(guard(text.strip()));
                }
            }
        }
        guards.forEach(guard -> check(guard.metric()));
        return List.copyOf(guards);
    }

    /** A name, then how much worse it may get. */
    private Objective.Guard guard(String text) {
        String[] parts = text.split("\\s+", 2);
        return new Objective.Guard(parts[0], parts.length == 1 ? Tolerance.NONE : tolerance("guards", parts[1]));
    }

    /** {@code 0.5} is in the unit of the metric, {@code 1 %} a share of its value. */
    private Tolerance tolerance(String key, String text) {
        boolean relative = text.endsWith("%");
        String digits = relative ? text.substring(0, text.length() - 1).strip() : text.strip();
        try {
            double value = Double.parseDouble(digits);
            if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                return new Tolerance(relative ? value / 100 : value, relative);
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw wrong(key, text, "It is a number that is not negative, such as 0.5, or a share such as 1 %.");
    }

    private String field(String key, String otherwise) {
        return Optional.ofNullable(mode.fields().get(key)).orElse(otherwise);
    }

    private UsageException wrong(String key, String value, String possible) {
        String where = given.has(key) ? manifest.file().getFileName().toString() : "modes/" + mode.name() + ".md";
        return new UsageException(
                new Problem("objective", where, "\"" + key + "\" cannot be \"" + value + "\"", possible, ""));
    }

    private void check(String name) {
        Optional<Metric> known = Metric.named(name);
        if (known.isEmpty() && manifest.loop().goal().metricCommand().isEmpty()) {
            throw new UsageException(new Problem(
                    "objective-metric",
                    manifest.file().getFileName().toString(),
                    "there is no metric \"" + name + "\"",
                    "Without \"metricCommand\" there are " + String.join(", ", Metric.names()) + ".",
                    Spelling.nearest(name, Metric.names())
                            .map(near -> "Did you mean \"" + near + "\"?")
                            .orElse("Correct the name, or add a metricCommand that prints it.")));
        }
        if (known.filter(REPORTED::contains).isPresent()
                && manifest.run().usagePath().isEmpty()) {
            throw new UsageException(new Problem(
                    "objective-usage",
                    manifest.file().getFileName().toString(),
                    "nothing reports the metric \"" + name + "\"",
                    "The manifest has no \"usagePath\".",
                    "Let the command write its usage and name the file there."));
        }
    }
}
