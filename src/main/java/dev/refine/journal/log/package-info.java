/** REFINE_LOG.md: a file for people that only ever grows, and the entry that an event becomes in it. Decides nothing. */
package dev.refine.journal.log;
