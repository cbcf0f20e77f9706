package dev.refine.edit;

import dev.refine.workload.EditableFile;
import java.util.List;

/**
 * What rules judge: one file's whole text before and after all edits, and its regions if it has any.
 *
 * @param file its first listing
 */
record ChangedText(EditableFile file, String before, String after, List<Part> parts) {

    record Part(EditableFile.Region region, String before, String after) {}
}
