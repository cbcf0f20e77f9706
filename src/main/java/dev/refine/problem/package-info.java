/** What can go wrong, said once: a {@link dev.refine.problem.Problem} and the exceptions that carry it. Knows no other room. */
package dev.refine.problem;
