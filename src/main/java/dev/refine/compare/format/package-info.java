/** Knows when two texts mean the same although they are written differently. Knows no document and no path. */
package dev.refine.compare.format;
