/** Commands, terminal, exit codes, and the wiring of adapters. Imported by no other room. */
package dev.refine.cli;
