package dev.refine.quality.judgement;

/**
 * Something that must survive the next build.
 *
 * @param criterion it belongs to; may be empty
 * @param what exactly
 * @param source where it stands; may be empty
 */
public record Preserved(String criterion, String what, String source) {}
