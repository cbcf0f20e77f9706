package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlakyWordsTest {

    @TempDir
    Path folder;

    @Test
    void sayWhyACaseIsFlakyThatNeverPassed() {
        Workshop workshop = new Workshop(folder)
                .with(own -> own.put("trials", 3))
                .proposes(Workshop.NO_MARKS, "ada")
                .model(
                        "#!/bin/sh",
                        "case $1 in */ada.txt) ;; *) cp expected/$(basename \"$1\" .txt).json \"$2\"; exit ;; esac",
                        "if [ -e ran ]; then echo '{\"name\": \"Ada\", \"total\": 9}' > \"$2\"",
                        "else touch ran; echo '{\"name\": \"Eve\", \"total\": 3}' > \"$2\"; fi");
        workshop.write("ran", "").delete("ran");

        workshop.auto("--iterations", "1");

        assertThat(workshop.inSession("REFINE.md"))
                .contains(
                        "case ada is flaky: 0 of 2 runs under the same bytes passed, and not all are wrong in the same way");
    }
}
