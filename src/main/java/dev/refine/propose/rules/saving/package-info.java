/** Finds what a prompt could do without, for speed mode, and in which order to try. Knows nothing of failure groups. */
package dev.refine.propose.rules.saving;
