package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.Secrets;
import dev.refine.files.Sha256;
import dev.refine.journal.Event;
import dev.refine.journal.session.SessionFolder;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.workload.EditableFile;
import dev.refine.workload.InputFiles;
import dev.refine.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is no longer as it was when a session began, each by a name for people.
 *
 * @param measured what the runs depend on: a session about other runs cannot go on
 * @param judging what outputs are judged by: the same runs can be judged again
 */
public record SubjectChanges(List<String> measured, List<String> judging) {

    private static final Set<String> JUDGING_FIELDS = Set.of(
            "expectedPaths",
            "validationScripts",
            "compare",
            "critiqueScript",
            "critic",
            "critiquePrompt",
            "reviewChecklist",
            "critiqueThreshold");

    /** They say how far to go, and no result depends on them. */
    private static final Set<String> REACH_FIELDS = Set.of("budget", "caseEstimate", "maxIterations");

    public static SubjectChanges since(SessionFolder session, Event.SessionStarted started, OpenedWorkload opened) {
        SubjectChanges changes = new SubjectChanges(new ArrayList<>(), new ArrayList<>());
        Manifest manifest = opened.workload().manifest();
        if (!started.manifestSha().equals(manifest.sha256())) {
            changes.compareManifests(session.manifest(), manifest.file());
        }
        changes.compareCases(
                Stream.concat(started.cases().stream(), started.holdout().stream())
                        .toList(),
                Stream.concat(opened.workload().cases().stream(), opened.workload().holdout().stream())
                        .map(SessionStart::caseRef)
                        .toList());
        changes.compareFiles(started, opened);
        boolean sameJudge = started.judging().isEmpty() || started.judging().equals(judging(manifest));
        if (!sameJudge && changes.judging.stream().noneMatch(change -> change.startsWith("the manifest"))) {
            changes.judging.add(Critics.isGiven(manifest) ? "a validator or the critic" : "a validator");
        }
        return changes;
    }

    /** A hash of what outputs are judged by beside the expected files. */
    static String judging(Manifest manifest) {
        List<Object> judges = new ArrayList<>(List.of(
                manifest.judging().compare(),
                manifest.judging().validationScripts().stream()
                        .map(script -> script.display())
                        .toList(),
                InputFiles.ofValidators(manifest)));
        Stream.of(InputFiles.ofCritic(manifest))
                .filter(files -> !files.isEmpty())
                .forEach(judges::add);
        return Sha256.of(Json.compact(judges));
    }

    boolean any() {
        return !measured.isEmpty() || !judging.isEmpty();
    }

    /** All of it, as one list for people. */
    String list() {
        return Stream.concat(measured.stream(), judging.stream()).collect(Collectors.joining(", "));
    }

    private void compareManifests(Path then, Path now) {
        try {
            JsonNode old = Json.parse(Files.readString(then));
            JsonNode current = Json.parse(Files.readString(now));
            Set<String> fields = new TreeSet<>();
            old.fieldNames().forEachRemaining(fields::add);
            current.fieldNames().forEachRemaining(fields::add);
            // What is masked in the session's copy cannot be compared.
            fields.removeIf(field -> old.path(field).equals(current.path(field))
                    || old.path(field).toString().contains(Secrets.MASK));
            fields.removeAll(REACH_FIELDS);
            for (String field : fields) {
                (JUDGING_FIELDS.contains(field) ? judging : measured).add("the manifest (" + field + ")");
            }
        } catch (IOException | MalformedJsonException e) {
            measured.add("the manifest");
        }
    }

    /** A file that came to a glob later is part of every result, and no state of the session has it. */
    private void compareFiles(Event.SessionStarted started, OpenedWorkload opened) {
        Set<String> known = started.files().stream().map(Event.FileRef::path).collect(Collectors.toSet());
        opened.workload().files().stream()
                .map(EditableFile::relative)
                .filter(path -> !known.contains(path))
                .distinct()
                .forEach(path -> measured.add("new file " + path));
    }

    private void compareCases(List<Event.CaseRef> then, List<Event.CaseRef> now) {
        Map<String, Event.CaseRef> added = new LinkedHashMap<>();
        now.forEach(ref -> added.put(ref.id(), ref));
        for (Event.CaseRef old : then) {
            Event.CaseRef found = added.remove(old.id());
            if (found == null) {
                measured.add("case " + old.id() + " is gone");
            } else if (!found.sha().equals(old.sha()) || !found.path().equals(old.path())) {
                measured.add("case " + old.id());
            } else if (!found.expectedSha().equals(old.expectedSha())) {
                judging.add("expected file of " + old.id());
            }
        }
        added.keySet().forEach(id -> measured.add("new case " + id));
    }
}
