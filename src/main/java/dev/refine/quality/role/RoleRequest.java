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
 */
public record RoleRequest(Role role, int round, String label, String prompt, FileTree inputs, boolean readOnly) {}
