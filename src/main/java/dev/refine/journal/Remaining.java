package dev.refine.journal;

import java.util.List;

/** What is believed wrong in a case after a presumed repair; nothing at all when {@code passes}. */
public record Remaining(String caseId, boolean passes, List<String> wrong, List<String> extra) {}
