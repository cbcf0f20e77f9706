package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StorageFaultTest {

    private static final Path FILE = Path.of("prompts/extract.md");

    private static String writing(IOException cause) {
        return StorageFault.writing(FILE, cause).getMessage();
    }

    @Test
    void fullDiskNamesTheFile() {
        String sentence = "prompts/extract.md: cannot be written, the disk is full [disk-full]."
                + " What was there before is unchanged. Free some space before you go on.";
        assertThat(writing(new IOException("No space left on device"))).isEqualTo(sentence);
        assertThat(writing(new FileSystemException("x", null, "No space left on device")))
                .isEqualTo(sentence);
        assertThat(writing(new IOException("Disk quota exceeded"))).isEqualTo(sentence);
    }

    @Test
    void missingRightsSayWhatToDo() {
        assertThat(writing(new AccessDeniedException("prompts/.refine-1.tmp")))
                .isEqualTo("prompts/extract.md: cannot be written [not-writable]."
                        + " The system does not allow changes to it or to its folder: Permission denied."
                        + " Change the permissions or use a folder that you may write to.");
        assertThat(writing(new FileNotFoundException("x (Permission denied)")))
                .isEqualTo("prompts/extract.md: cannot be written [not-writable]."
                        + " The system does not allow changes to it or to its folder: x (Permission denied)."
                        + " Change the permissions or use a folder that you may write to.");
        assertThat(writing(new FileSystemException("x", null, "Read-only file system")))
                .isEqualTo("prompts/extract.md: cannot be written [not-writable]."
                        + " The system does not allow changes to it or to its folder: Read-only file system."
                        + " Change the permissions or use a folder that you may write to.");
    }

    @Test
    void anythingElseIsToldInTheWordsOfTheSystem() {
        assertThat(writing(new IOException("Input/output error")))
                .isEqualTo("prompts/extract.md: cannot be written [write-failed]."
                        + " The system says: Input/output error. What was there before is unchanged.");
        assertThat(StorageFault.reading(FILE, new MalformedInputException(1)).getMessage())
                .isEqualTo("prompts/extract.md: cannot be read [read-failed]. It is not UTF-8 text."
                        + " Check that it is there and that you may read it.");
        assertThat(StorageFault.reading(FILE, new NoSuchFileException("x")).getMessage())
                .isEqualTo("prompts/extract.md: cannot be read [read-failed]."
                        + " The system says: No such file or directory."
                        + " Check that it is there and that you may read it.");
    }
}
