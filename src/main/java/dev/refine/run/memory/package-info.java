/** Remembers runs beyond the session: puts what is known in the place of a run, and runs only the rest. */
package dev.refine.run.memory;
