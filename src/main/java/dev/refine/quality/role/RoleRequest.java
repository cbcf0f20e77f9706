package dev.refine.quality.role;

import dev.refine.quality.tree.FileTree;

/**
 * One call of a role.
 *
 * @param round for folders and recordings; a role learns of it only when its prompt says so
 * @param label tells calls of one round apart: a try, a repeat, an agent and its step
 * @param prompt names files relative to the working copy, and never holds their content
 * @param inputs everything that the role can see
 * @param readOnly whether the answer is thrown away when the working copy has changed
 * @param steps a step session to go on in, beside the working copy; what is new there comes back below {@code session/}.
 *     It says in another form what the inputs say, so that it makes no request another one
 */
public record RoleRequest(
        Role role, int round, String label, String prompt, FileTree inputs, boolean readOnly, FileTree steps) {

    /** For somebody who keeps no steps. */
    public RoleRequest(Role role, int round, String label, String prompt, FileTree inputs, boolean readOnly) {
        this(role, round, label, prompt, inputs, readOnly, FileTree.EMPTY);
    }

    public RoleRequest withSteps(FileTree session) {
        return new RoleRequest(role, round, label, prompt, inputs, readOnly, session);
    }
}
