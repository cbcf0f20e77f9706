package dev.refine.diagnose;

import dev.refine.diagnose.value.Presence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Cases that can tell whether a field is copied from the input. They are asked one after the other, each once and only as
 * many as are needed: to ask one takes reading all of its input.
 */
final class Witnesses {

    private static final int FEWEST = 5;
    private static final int SAMPLE = 24;
    private static final double NEARLY_ALL = 0.9;

    private final Iterator<String> unasked;
    private final Function<String, List<Presence>> presences;
    private final List<Witness> heard = new ArrayList<>();

    /** How many values of the field can be told to stand in the input of this case or not, and how many of them do. */
    private record Witness(String caseId, int values, int present) {}

    /** @param presences of all values that the field has in a case */
    Witnesses(Iterator<String> cases, Function<String, List<Presence>> presences) {
        this.unasked = cases;
        this.presences = presences;
    }

    /** Whether nearly every other case has the expected value of the field in its input. */
    boolean agreeWithout(String caseId) {
        int values = 0;
        int present = 0;
        for (int i = 0; values < SAMPLE && (i < heard.size() || isAnotherHeard()); i++) {
            Witness witness = heard.get(i);
            if (!witness.caseId().equals(caseId)) {
                values += witness.values();
                present += witness.present();
            }
        }
        return values >= FEWEST && present >= NEARLY_ALL * values;
    }

    private boolean isAnotherHeard() {
        while (unasked.hasNext()) {
            String caseId = unasked.next();
            List<Presence> told = presences.apply(caseId).stream()
                    .filter(presence -> presence != Presence.CANNOT_TELL)
                    .toList();
            if (!told.isEmpty()) {
                long absent = told.stream().filter(Presence.ABSENT::equals).count();
                heard.add(new Witness(caseId, told.size(), told.size() - (int) absent));
                return true;
            }
        }
        return false;
    }
}
