package dev.refine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetriedTest {

    @Test
    void namesCasesThatTookMoreThanOneAttempt() {
        assertThat(of(Story.tried(2), Story.tried(1), Story.tried(3))).isEqualTo(Map.of("inv-1", 2, "inv-3", 3));
        assertThat(of(Story.tried(1), Story.tried(1), Story.tried(1))).isEmpty();
    }

    @Test
    void leavesOutWhatIsRemembered() {
        assertThat(of(Story.tried(2).recalled(), Story.tried(1), Story.tried(2)))
                .isEqualTo(Map.of("inv-3", 2));
    }

    @Test
    void takesTheMostAttemptsOfSeveralRunsOfACase() {
        List<Event> events = baseline(Story.tried(2), Story.tried(1), Story.tried(1));
        events.add(new Event.CaseMeasured(0, Purpose.REPEAT, "inv-1", 2, "key", Story.tried(3), null));
        events.add(new Event.CaseMeasured(0, Purpose.REPEAT, "inv-2", 2, "key", Story.tried(2), null));

        assertThat(Retried.in(Story.state(events).iterations())).isEqualTo(Map.of("inv-1", 3, "inv-2", 2));
    }

    @Test
    void namesFiveAndCountsTheRest() {
        Map<String, Integer> retried = new LinkedHashMap<>();
        assertThat(Retried.words(retried)).isEmpty();
        for (int i = 0; i < 5; i++) {
            retried.put("c0" + i, 2 + i);
        }
        assertThat(Retried.words(retried))
                .isEqualTo("c00 (2 attempts), c01 (3 attempts), c02 (4 attempts), c03 (5 attempts), c04 (6 attempts)");
        retried.put("c05", 2);
        retried.put("c06", 2);
        assertThat(Retried.words(retried)).endsWith(", c04 (6 attempts) and 2 more");
    }

    private static Map<String, Integer> of(CaseResult... results) {
        return Retried.in(Story.state(baseline(results)).iterations());
    }

    private static List<Event> baseline(CaseResult... results) {
        List<Event> events = new ArrayList<>(Story.untilBaseline());
        List<Event> measured = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            String id = "inv-" + (i + 1);
            measured.add(new Event.CaseMeasured(0, Purpose.BASELINE, id, 1, "key " + id, results[i], null));
        }
        int first = 0;
        while (!(events.get(first) instanceof Event.CaseMeasured)) {
            first++;
        }
        List<Event> before = new ArrayList<>(events.subList(0, first));
        before.addAll(measured);
        return before;
    }
}
