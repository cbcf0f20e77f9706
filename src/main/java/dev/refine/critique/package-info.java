/** Judges outputs by looking at them: the port to a critic and the report that it gives. Decides nothing. */
package dev.refine.critique;
