package dev.refine.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.value.InputSearch;
import dev.refine.diagnose.value.Presence;
import java.util.EnumMap;
import java.util.Map;

/** What kind of mistake a group is, by looking whether the values of its examples stand in the inputs. */
public final class Cause {

    private Cause() {}

    /** One sentence without a full stop; empty for groups that have no values. The search is one for all groups. */
    public static String of(FailureGroup group, Documents documents, InputSearch search) {
        Map<Presence, Integer> counts = new EnumMap<>(Presence.class);
        for (FailureGroup.Example example : group.examples()) {
            JsonNode wanted =
                    FieldValues.at(example.path(), documents.expected().get(example.caseId()));
            if (wanted.isValueNode() && !wanted.isNull()) {
                counts.merge(search.presence(wanted, documents.inputs().get(example.caseId())), 1, Integer::sum);
            }
        }
        int present = counts.getOrDefault(Presence.VERBATIM, 0) + counts.getOrDefault(Presence.OTHER_FORM, 0);
        int absent = counts.getOrDefault(Presence.ABSENT, 0);
        if (present + absent == 0) {
            return counts.isEmpty() ? "" : "cannot tell: the inputs of the examples say nothing about such values";
        }
        String share = present + " of " + (present + absent) + " examples";
        if (absent == 0) {
            return "reading: the right value stands in the input of " + share;
        }
        return present == 0
                ? "not in the input: the right value stands in the input of none of " + absent
                        + " examples; it must be computed or chosen, or the expected files are wrong"
                : "mixed: the right value stands in the input of " + share;
    }
}
