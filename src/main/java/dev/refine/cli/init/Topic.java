package dev.refine.cli.init;

import java.util.List;

/**
 * What one round is about.
 *
 * @param deeper what is asked when the topic is gone into once more
 */
record Topic(String name, List<Question> questions, List<Question> deeper) {}
