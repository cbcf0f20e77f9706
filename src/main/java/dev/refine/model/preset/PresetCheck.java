package dev.refine.model.preset;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.refine.model.ModelFault;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says of a preset that somebody wrote what makes it unusable, before a program is asked by it. */
final class PresetCheck {

    private static final Set<String> FORMATS = Set.of("text", "json", "jsonl");

    private PresetCheck() {}

    /** What is wrong, as the end of a sentence about the preset. */
    static Optional<String> fault(Preset preset) {
        boolean whole = preset.command() != null
                && !preset.command().isEmpty()
                && preset.reply() != null
                && FORMATS.contains(preset.reply().format());
        return whole
                ? pointer(preset).or(() -> failure(preset))
                : Optional.of("needs \"command\" and \"reply\" with its \"format\"");
    }

    private static Optional<String> pointer(Preset preset) {
        Preset.Answer reply = preset.reply();
        Preset.Count usage = preset.usage();
        Stream<Collection<String>> counted = usage == null
                ? Stream.of()
                : Stream.of(
                        keys(usage.where()),
                        orNone(usage.inputTokens()),
                        orNone(usage.cachedTokens()),
                        orNone(usage.outputTokens()),
                        orNone(usage.costUsd()));
        Stream<Collection<String>> told = Stream.of(
                keys(reply.where()),
                Stream.of(reply.text(), reply.document())
                        .filter(Objects::nonNull)
                        .toList());
        return Stream.of(told, signs(preset.failed()), signs(preset.warned()), counted)
                .flatMap(all -> all)
                .flatMap(Collection::stream)
                .filter(pointer -> !pointer.startsWith("/"))
                .findFirst()
                .map(pointer -> "has the pointer \"" + pointer + "\", which must begin with a slash");
    }

    private static Stream<Collection<String>> signs(Preset.Sign sign) {
        return sign == null
                ? Stream.of()
                : Stream.of(keys(sign.where()), sign.message() == null ? List.of("message") : List.of(sign.message()));
    }

    private static Collection<String> keys(Map<String, ?> where) {
        return where == null ? List.of() : where.keySet();
    }

    private static Collection<String> orNone(List<String> pointers) {
        return pointers == null ? List.of() : pointers;
    }

    private static Optional<String> failure(Preset preset) {
        List<String> faults =
                Arrays.stream(ModelFault.values()).map(ModelFault::name).toList();
        for (Preset.Known known : preset.failures() == null ? List.<Preset.Known>of() : preset.failures()) {
            if (!faults.contains(known.fault())) {
                return Optional.of("has a failure with the fault \"" + known.fault() + "\", which is none of "
                        + String.join(", ", faults));
            }
            if (known.pattern() != null && !isPattern(known.pattern())) {
                return Optional.of("has the pattern \"" + known.pattern() + "\", which is no regular expression");
            }
        }
        return Optional.empty();
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
