package dev.refine.edit;

import dev.refine.files.Sha256;
import dev.refine.workload.EditableFile;
import java.util.List;

/**
 * One listed file before and after all edits of a proposal.
 *
 * @param relative its listed name
 * @param before its bytes when the change was planned
 * @param after its bytes once the change is applied, never the same
 * @param diff unified diff of the text, {@code \n} line ends, for people
 * @param firstLine the first line of the new text that differs, from 1
 */
public record ChangedFile(String relative, byte[] before, byte[] after, String diff, int firstLine) {

    /**
     * What somebody has made of a listed file already. The diff is empty when no line differs, only how lines end.
     *
     * @throws dev.refine.problem.UsageException when either is not UTF-8 text
     */
    public static ChangedFile made(EditableFile file, byte[] before, byte[] after) {
        String old = EditableText.source(file, before).text();
        String now = EditableText.source(file, after).text();
        return TextDiff.change(file.relative(), before, after, new ChangedText(file, old, now, List.of()));
    }

    public String afterSha() {
        return Sha256.of(after);
    }
}
