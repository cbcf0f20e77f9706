/**
 * The loop for deliverables that are judged by a rubric: criteria, build, guard, submission, evaluation beside process
 * analysis, and the boundary to the next round. Shares numbers, journal, model and process with the first loop and does
 * not know it. The table of contents is {@link dev.refine.quality.QualityLoop}.
 */
package dev.refine.quality;
