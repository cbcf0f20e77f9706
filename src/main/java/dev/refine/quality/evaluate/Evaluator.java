package dev.refine.quality.evaluate;

/** Judges a deliverable. Whatever goes wrong makes the evaluation degraded; a fault of this machine is an exception. */
public interface Evaluator {

    Judged judge(Subject subject);
}
