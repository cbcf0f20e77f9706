package dev.refine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldFilesTest {

    @Test
    void followsTheEditsThroughASession() {
        SessionState state = new SessionState();
        List<String> said = new ArrayList<>(List.of(""));
        for (Event event : Story.whole()) {
            state.apply(event);
            String words = HeldFiles.of(state).words();
            if (!words.equals(said.get(said.size() - 1))) {
                said.add(words);
            }
        }

        assertThat(said)
                .containsExactly(
                        "",
                        "the state after iteration 0",
                        "the state after iteration 0, or an edit that iteration 1 tries",
                        "the edit of iteration 1, which is not measured yet",
                        "the edit of iteration 1, which is not decided on yet",
                        "the state after iteration 1",
                        "the state after iteration 1, or an edit that iteration 2 tries",
                        "the edit of iteration 2, which is not measured yet",
                        "the edit of iteration 2, which is not decided on yet",
                        "the edit of iteration 2, which is not verified",
                        "the state after iteration 1");
    }
}
