/** What can happen in a session of the quality loop, the record of it, and the state that the record gives. */
package dev.refine.quality.record;
