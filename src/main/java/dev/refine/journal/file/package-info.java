/** A file of numbered, checksummed records that a kill at any moment leaves whole. Knows neither events nor sessions. */
package dev.refine.journal.file;
