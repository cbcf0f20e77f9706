package dev.refine.compare;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmark with the usual options of JMH and prints one table: processor time as multiples of parsing. */
public final class Figures {

    private static final List<String> COMPARERS = List.of("refine", "zjsonpatch", "jsonAssert");

    private Figures() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .addProfiler(CpuProfiler.class)
                        .build())
                .run();
        print(System.out, results);
    }

    private static void print(PrintStream out, Collection<RunResult> results) {
        Map<Scenario, Map<String, Double>> table = new TreeMap<>();
        for (RunResult result : results) {
            String method = result.getPrimaryResult().getLabel();
            double time = result.getSecondaryResults().get(CpuProfiler.NAME).getScore();
            table.computeIfAbsent(Scenario.valueOf(result.getParams().getParam("scenario")), s -> new TreeMap<>())
                    .put(method, time);
        }
        out.printf(
                "%n%-26s %10s %12s %12s %12s %12s%n",
                "scenario", "parse ms", "refine ms", "refine", "zjsonpatch", "JSONassert");
        table.forEach((scenario, times) -> {
            double parse = times.getOrDefault("parse", Double.NaN);
            out.printf(Locale.ROOT, "%-26s %10.3f %12.3f", scenario, parse, times.getOrDefault("refine", Double.NaN));
            COMPARERS.forEach(one -> out.printf(" %12s", ratio(times.get(one), parse)));
            out.println();
        });
    }

    /** A comparer without a time did not survive. */
    private static String ratio(Double time, double parse) {
        return time == null ? "-" : String.format(Locale.ROOT, "%.2fx", time / parse);
    }
}
