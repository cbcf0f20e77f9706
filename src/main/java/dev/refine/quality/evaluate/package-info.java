/** Judging one version of a deliverable: by programs, by one evaluator, by several calls of one. Decides nothing. */
package dev.refine.quality.evaluate;
