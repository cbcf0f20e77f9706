/**
 * Streams, exit codes, interrupts and the smallest questions: what every command shares, and what knows nothing of
 * workloads or sessions.
 */
package dev.refine.cli.terminal;
