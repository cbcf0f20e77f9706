package dev.refine.workload;

import dev.refine.json.Json;
import dev.refine.problem.Clipped;
import dev.refine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A region can be edited only when its beginning stands once in the file and its end somewhere after it. */
final class RegionRule {

    private static final int LONGEST = 60;

    private RegionRule() {}

    static Optional<Problem> check(String shown, String text, EditableFile.Region region) {
        List<Integer> starts = occurrences(text, region.from());
        if (starts.isEmpty()) {
            return wrong(
                    shown, "the beginning of its region is not in the file", "Looked for " + quoted(region.from()));
        }
        if (starts.size() > 1) {
            String lines =
                    starts.stream().map(at -> "" + line(text, at)).distinct().collect(Collectors.joining(", "));
            String what = "the beginning of its region occurs " + starts.size() + " times";
            return wrong(
                    shown,
                    what,
                    "Found " + quoted(region.from()) + (lines.contains(",") ? " in lines " : " in line ") + lines);
        }
        if (text.indexOf(region.to(), starts.get(0) + region.from().length()) < 0) {
            String where = shown + ":" + line(text, starts.get(0));
            return wrong(where, "its region has no end", "Looked for " + quoted(region.to()) + " after it");
        }
        return Optional.empty();
    }

    private static List<Integer> occurrences(String text, String part) {
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(part); at >= 0 && places.size() < 10; at = text.indexOf(part, at + 1)) {
            places.add(at);
        }
        return places;
    }

    private static long line(String text, int at) {
        return 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static String quoted(String marker) {
        return Clipped.of(Json.compact(marker), LONGEST);
    }

    private static Optional<Problem> wrong(String where, String what, String found) {
        return Optional.of(new Problem(
                "region",
                where,
                what,
                found + ".",
                "Choose a \"from\" that stands once and a \"to\" that follows it."));
    }
}
