/** A session on disk: its folder, its lock, and the order in which an event reaches journal, state and log. */
package dev.refine.journal.session;
