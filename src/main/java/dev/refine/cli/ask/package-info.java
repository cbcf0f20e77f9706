/**
 * One case through a model: the question and its answer, as {@code refine ask} and as a run command that is answered
 * without a process. Knows models only as a port.
 */
package dev.refine.cli.ask;
