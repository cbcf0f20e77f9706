/**
 * One line of an answer, edited in a terminal that can, with paths completed by Tab. The only place that knows jline,
 * whose classes are loaded by the first question and by nothing else. Knows nothing of what is asked.
 */
package dev.refine.cli.line;
