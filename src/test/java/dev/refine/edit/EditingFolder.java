package dev.refine.edit;

import dev.refine.files.Sha256;
import dev.refine.propose.Edit;
import dev.refine.workload.EditableFile;
import dev.refine.workload.FileRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real folder with listed files, for tests. */
final class EditingFolder {

    private final Path folder;
    private final List<EditableFile> files = new ArrayList<>();

    EditingFolder(Path folder) {
        this.folder = folder;
    }

    /** A whole prompt; a second call with the same name only writes new text. */
    EditingFolder file(String relative, String text) {
        return file(relative, FileRole.PROMPT, null, text);
    }

    EditingFolder file(String relative, FileRole role, EditableFile.Region region, String text) {
        try {
            Path path = folder.resolve(relative);
            Files.createDirectories(path.getParent());
            Files.write(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.removeIf(file -> file.relative().equals(relative));
        return list(relative, role, region);
    }

    EditingFolder list(String relative, FileRole role, EditableFile.Region region) {
        files.add(new EditableFile(relative, folder.resolve(relative), role, Optional.ofNullable(region)));
        return this;
    }

    ListedFiles listed() {
        return ListedFiles.of(files);
    }

    String shown(String relative) {
        ListedFiles listed = listed();
        return EditableText.of(listed.named(relative).get(0), listed.read(relative))
                .text();
    }

    EditPlan plan(Edit... edits) {
        return new EditPlanner(listed()).plan(List.of(edits));
    }

    /** The one change, or a failure with the refusal. */
    ChangedFile change(Edit... edits) {
        EditPlan plan = plan(edits);
        if (plan instanceof EditPlan.Planned planned && planned.changes().size() == 1) {
            return planned.changes().get(0);
        }
        throw new AssertionError("not one change: " + plan);
    }

    /** Makes a planned change. */
    static List<String> apply(FileEditor editor, ChangedFile change) {
        return editor.bring(change.relative(), Sha256.of(change.before()), change.after());
    }

    /** The sentence of the refusal, or nothing when the edits were planned. */
    String refusal(Edit... edits) {
        return plan(edits) instanceof EditPlan.Refused refused
                ? refused.problem().sentence()
                : "";
    }
}
