/** Changed copies of text cases: what a scanner, a careless writer or a joker does to an input that is still readable. */
package dev.refine.workload.perturb;
