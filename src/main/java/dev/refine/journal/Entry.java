package dev.refine.journal;

import java.time.Instant;

/**
 * One record of the journal.
 *
 * @param sequence from 1, without gaps
 * @param time by the wall clock, for people only: order is the sequence
 */
public record Entry(long sequence, Instant time, Event event) {}
