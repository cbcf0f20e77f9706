/** Answers that were recorded, one file for each question, and their replay without any network. */
package dev.refine.model.replay;
