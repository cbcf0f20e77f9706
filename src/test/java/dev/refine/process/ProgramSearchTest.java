package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramSearchTest {

    @TempDir
    Path folder;

    @Test
    void takesTheFirstFileThatCanBeRunAndNoFolderOfItsName() throws IOException {
        Path first = Files.createDirectories(folder.resolve("a"));
        Path second = Files.createDirectories(folder.resolve("b"));
        Path third = Files.createDirectories(folder.resolve("c"));
        Files.createDirectory(first.resolve("ask"));
        Files.writeString(second.resolve("ask"), "no program");
        Path program = Files.writeString(third.resolve("ask"), "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String path = String.join(File.pathSeparator, first.toString(), "", second.toString(), third.toString());

        assertThat(ProgramSearch.find("ask", path)).contains(program);
        assertThat(ProgramSearch.find("tell", path)).isEmpty();
    }
}
