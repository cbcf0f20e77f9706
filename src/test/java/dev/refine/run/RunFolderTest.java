package dev.refine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunFolderTest {

    @Test
    void plainIdsStayReadable() {
        assertThat(RunFolder.name("invoice-007")).isEqualTo("invoice-007");
        assertThat(RunFolder.name("a/b c")).matches("a_b_c-[0-9a-f]{16}");
    }

    @Test
    void everyNameIsSafeAndDifferent() {
        List<String> ids = List.of(
                "",
                ".",
                "..",
                "-rf",
                "a/b",
                "a_b",
                "a b",
                "a\nb",
                "a\0b",
                "é",
                "e\u0301",
                "x".repeat(255),
                "y/../z",
                "a_b-0123456789abcdef",
                RunFolder.name("a/b"));
        Set<String> names = new HashSet<>();
        for (String id : ids) {
            String name = RunFolder.name(id);
            assertThat(name).matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
            names.add(name);
        }
        assertThat(names).hasSameSizeAs(ids);
    }
}
