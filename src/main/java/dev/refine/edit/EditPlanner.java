package dev.refine.edit;

import dev.refine.problem.Problem;
import dev.refine.propose.Edit;
import dev.refine.workload.EditableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Works out what the edits of a proposal would make of the listed files, all of them or none. Edits apply in order, each
 * to the text that the one before left. Writes nothing.
 */
public final class EditPlanner {

    /** In the order in which a proposer should hear of them. */
    private static final List<EditRule> RULES = List.of(
            new VisibleTextRule(),
            new SizeRule(),
            new RegionRule(),
            new KeptTextRule(),
            new PlaceholderRule(),
            new SchemaRule());

    private static final int MOST_EDITS = 50;

    private final ListedFiles files;
    private final Function<String, byte[]> contents;

    /** Plans against the bytes that are on the disk. */
    public EditPlanner(ListedFiles files) {
        this(files, files::read);
    }

    /** @param contents the bytes of a listed file, to plan against instead of those on the disk */
    public EditPlanner(ListedFiles files, Function<String, byte[]> contents) {
        this.files = files;
        this.contents = contents;
    }

    /**
     * Plans against the bytes as they are now.
     *
     * @throws dev.refine.problem.SessionException when a listed file is gone or is another file than at the start
     */
    public EditPlan plan(List<Edit> edits) {
        if (edits.isEmpty()) {
            return new EditPlan.Refused(Refusal.of("edit-none", "the proposal has no edits", ""));
        }
        if (edits.size() > MOST_EDITS) {
            return new EditPlan.Refused(Refusal.of(
                    "edit-size", "the proposal has " + edits.size() + " edits", "It may have " + MOST_EDITS + "."));
        }
        Map<Path, Draft> drafts = new LinkedHashMap<>();
        for (Edit edit : edits) {
            if (edit.path() == null || !files.contains(edit.path())) {
                return new EditPlan.Refused(unlisted(edit.path()));
            }
            Draft draft = drafts.computeIfAbsent(files.checked(edit.path()), path -> draft(path, edit.path()));
            Optional<Problem> problem = draft.apply(edit);
            if (problem.isPresent()) {
                return new EditPlan.Refused(problem.get());
            }
        }
        return judged(drafts.values().stream().filter(Draft::isChanged).toList());
    }

    private static EditPlan judged(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return new EditPlan.Refused(Refusal.of("edit-no-change", "the files would be the same as before", ""));
        }
        List<ChangedFile> changes = new ArrayList<>();
        for (Draft draft : drafts) {
            ChangedText text = draft.changedText();
            Optional<Problem> problem =
                    RULES.stream().flatMap(rule -> rule.check(text).stream()).findFirst();
            if (problem.isPresent()) {
                return new EditPlan.Refused(problem.get());
            }
            changes.add(draft.change());
        }
        return new EditPlan.Planned(changes);
    }

    private Draft draft(Path real, String relative) {
        List<EditableFile> listings = files.files().stream()
                .filter(file -> files.real(file.relative()).equals(real))
                .toList();
        return new Draft(listings, contents.apply(relative));
    }

    private Problem unlisted(String path) {
        String names = files.files().stream()
                .map(EditableFile::relative)
                .distinct()
                .limit(20)
                .collect(Collectors.joining(", "));
        return Refusal.of(
                "edit-path",
                Quoted.of(path == null ? "" : path) + " is not a file that may be edited",
                "These may: " + names + ".");
    }
}
