/** What a deliverable is judged by: criteria in every shape that people write them, and the presets. Judges nothing. */
package dev.refine.quality.criterion;
