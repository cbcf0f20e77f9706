/** Commands and paths with placeholders, and how a shell reads the text around them. Knows no manifest and starts nothing. */
package dev.refine.workload.command;
