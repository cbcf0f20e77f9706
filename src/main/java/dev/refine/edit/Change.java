package dev.refine.edit;

import dev.refine.files.Sha256;

/**
 * One listed file before and after all edits of a proposal.
 *
 * @param relative its listed name
 * @param before its bytes when the change was planned
 * @param after its bytes once the change is applied, never the same
 * @param diff unified diff of the text, {@code \n} line ends, for people
 * @param firstLine the first line of the new text that differs, from 1
 * @param lastLine the last such line; before {@code firstLine} when lines were only removed
 */
public record Change(String relative, byte[] before, byte[] after, String diff, int firstLine, int lastLine) {

    public String beforeSha() {
        return Sha256.of(before);
    }

    public String afterSha() {
        return Sha256.of(after);
    }
}
