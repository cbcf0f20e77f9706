package dev.refine.score;

/** Where the true value lies, with 95 % confidence. */
public record Interval(double low, double high) {}
