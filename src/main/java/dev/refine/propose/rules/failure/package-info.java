/** One small rule per kind of failure: what a group of failures tells, and the instruction that it calls for. */
package dev.refine.propose.rules.failure;
