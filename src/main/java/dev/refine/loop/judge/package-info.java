/** Judges the run of a case: by its expected output, by validators, by a critic. Starts no run and knows no loop. */
package dev.refine.loop.judge;
