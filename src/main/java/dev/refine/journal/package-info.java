/** What can happen in a session and the record of it: the state is the fold of the events, the Markdown log a view of them. */
package dev.refine.journal;
