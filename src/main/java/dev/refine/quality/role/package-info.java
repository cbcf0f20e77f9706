/**
 * The seam to whoever plays a role. Each call is stateless: a fresh working copy with only what the role may see, one
 * prompt, one answer; the same inputs are never put to a role twice in a session. Knows no rounds and no verdicts.
 */
package dev.refine.quality.role;
