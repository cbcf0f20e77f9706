package dev.refine.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

    private static final Map<String, String> VARIABLES = Map.of("A", "two words; $A", "B", "plain");

    private static Optional<List<String>> words(String text) {
        return ShellWords.of(text, VARIABLES);
    }

    @Test
    void readsBareAndQuotedWords() {
        assertThat(words("refine ask  --model openai/m:1@x\t--prompt 'my prompt.md' --x=\"a b\"c ''\n"))
                .contains(List.of(
                        "refine", "ask", "--model", "openai/m:1@x", "--prompt", "my prompt.md", "--x=a bc", ""));
    }

    @Test
    void takesVariablesAsData() {
        assertThat(words("refine \"${A}\" \"<$B>\" \"${NONE}\" '$B'"))
                .contains(List.of("refine", "two words; $A", "<plain>", "", "$B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refine ask | cat",
                "refine ask > out",
                "refine ask; true",
                "refine ask && true",
                "refine ask &",
                "refine ask $B",
                "refine ask \"$(date)\"",
                "refine ask \"`date`\"",
                "refine ask \"${A:-x}\"",
                "refine ask \"\\$A\"",
                "refine ask *.txt",
                "refine ask ~/x",
                "refine ask {a,b}",
                "refine ask # more",
                "refine ask\ntrue",
                "refine ask 'open",
                "A=1 refine ask",
            })
    void leavesToAShellWhatOnlyAShellCanRead(String text) {
        assertThat(words(text)).isEmpty();
    }
}
