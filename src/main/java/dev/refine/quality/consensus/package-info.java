/**
 * Several evaluators who judge apart, read each other's answers without knowing whose they are, and vote. One whole answer
 * wins; nothing is averaged.
 */
package dev.refine.quality.consensus;
