/**
 * What can go wrong, said once: a {@link dev.refine.problem.Problem}, the exceptions that carry it, and the small words of
 * which sentences are made. Knows no other room.
 */
package dev.refine.problem;
