/** The proposer that follows a REFINE_PLAN.md. */
package dev.refine.propose.plan;
