package dev.refine.cli;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every heading that REFINE_LOG.md may have. Users search for them, so they are written out here a second time. */
final class LogHeadings {

    private static final Set<String> KNOWN = Stream.of(
                    "🎯 Iteration Start",
                    "🧪 Experiment",
                    "🔬 Hypothesis",
                    "👁️ Critique",
                    "🔧 Suggestion",
                    "✏️ Edit Applied",
                    "✏️ Edit Applied (Auto)",
                    "🅿️ Parking Lot",
                    "📊 Result",
                    "📈 Metrics",
                    "⚠️ Regression Detected",
                    "↩️ Restored",
                    "✅ Validation Success",
                    "🛑 Validation Failure",
                    "💡 Insight",
                    "🏁 Iteration Complete",
                    "🏁 Iteration Complete (Converged)",
                    "🏁 Iteration Complete (Max Reached)",
                    "🏁 Iteration Complete (Plateau)",
                    "🏁 Iteration Complete (Budget)",
                    "🏁 Iteration Complete (Stopped)")
            .map(heading -> "## " + heading)
            .collect(Collectors.toUnmodifiableSet());

    private LogHeadings() {}

    static boolean isKnown(String line) {
        return KNOWN.contains(line);
    }
}
