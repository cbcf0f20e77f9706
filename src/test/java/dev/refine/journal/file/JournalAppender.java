package dev.refine.journal.file;

import java.nio.file.Path;

/** A process that appends records until it is killed, and says the number of each once it is on the disk. */
public final class JournalAppender {

    private JournalAppender() {}

    /** {@code args[0]} is the journal, which exists. */
    public static void main(String[] args) {
        try (JournalFile journal = JournalFile.open(Path.of(args[0]), line -> {})) {
            System.out.println(journal.records());
            while (true) {
                System.out.println(journal.append(JournalFileTest.event((int) journal.records()))
                        .seq());
            }
        }
    }
}
