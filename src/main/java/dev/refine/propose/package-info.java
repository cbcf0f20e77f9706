/** The port to whatever proposes an edit, and the words it is asked and answered in. Sees the diagnosis only, never the holdout. */
package dev.refine.propose;
