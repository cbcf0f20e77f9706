package dev.refine.run;

import dev.refine.workload.command.Placeholder;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** What every command that concerns a run is told about it. */
public final class CaseValues {

    private CaseValues() {}

    /** All but the places of output, overlay and usage, and the answer. */
    public static Map<Placeholder, String> of(CaseTask task, Path session) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        String path = task.input().path().toAbsolutePath().toString();
        values.put(Placeholder.CASE, path);
        values.put(Placeholder.IMAGE, path);
        values.put(Placeholder.CASE_ID, task.input().id());
        values.put(Placeholder.ITERATION, String.valueOf(task.iteration()));
        values.put(Placeholder.TRIAL, String.valueOf(task.trial()));
        values.put(Placeholder.SESSION, session.toAbsolutePath().toString());
        return values;
    }

    /** The same for a command that judges or shows an output: its place, and the answer when there is one. */
    public static Map<Placeholder, String> withAnswer(CaseTask task, Path session, Path output) {
        Map<Placeholder, String> values = of(task, session);
        values.put(Placeholder.OUTPUT, output.toAbsolutePath().toString());
        values.put(
                Placeholder.EXPECTED,
                task.input()
                        .expected()
                        .map(path -> path.toAbsolutePath().toString())
                        .orElse(""));
        return values;
    }
}
