/** Finds for every row of an array its partner in the other document, in near-linear time. Knows no category and no score. */
package dev.refine.compare.align;
