/**
 * The files of a deliverable or of a working copy as one value: read from disk, written to disk, told apart by digest,
 * merged.
 */
package dev.refine.quality.tree;
