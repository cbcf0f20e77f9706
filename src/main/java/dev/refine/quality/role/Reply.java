package dev.refine.quality.role;

import dev.refine.quality.tree.FileTree;

/**
 * What came of a call.
 *
 * @param text what the role said
 * @param files what it left in the out folder
 * @param work the working copy afterwards; empty for a role that only reads
 */
public record Reply(Call call, String text, FileTree files, FileTree work) {

    public boolean isOk() {
        return call.status() == Call.Status.OK;
    }
}
