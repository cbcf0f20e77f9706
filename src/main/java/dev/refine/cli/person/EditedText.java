package dev.refine.cli.person;

import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.Scratch;
import dev.refine.files.TemporaryFolder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Stream;

/** What the user's editor makes of a text. */
public final class EditedText {

    private static final int CTRL_C = 130;

    private EditedText() {}

    /** Why nothing came of it, in sentences for the user. */
    public static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String sentences) {
            super(sentences);
        }
    }

    /** @param name of the file that the editor sees */
    public static String of(SuggestionEditor editor, String name, String text) throws FailedException {
        Path folder = null;
        try {
            folder = TemporaryFolder.make();
            Path file = folder.resolve(name);
            Files.writeString(file, text);
            int exit = editor.edit(file);
            if (exit == CTRL_C) {
                Interrupts.awaitRequest();
            }
            if (exit != 0 && Interrupts.isRequested()) {
                throw new FailedException("The editor was interrupted; " + kept(folder, file, text) + ".");
            }
            if (exit != 0) {
                throw new FailedException("The editor ended with exit code " + exit + "; nothing was changed.");
            }
            if (!Files.isRegularFile(file)) {
                throw new FailedException("The editor left no file; nothing was changed.");
            }
            return withoutAddedNewline(Files.readString(file), text);
        } catch (CharacterCodingException e) {
            throw new FailedException("The edited file is not UTF-8 text; nothing was changed.");
        } catch (IOException e) {
            throw new FailedException("The editor failed: " + e.getMessage() + ". Nothing was changed.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("The editor was interrupted; nothing was changed.");
        } finally {
            if (folder != null) {
                Scratch.delete(folder);
            }
        }
    }

    /** What was written stays where no later process clears up, beside what an editor may have saved for itself. */
    private static String kept(Path folder, Path file, String given) throws IOException {
        boolean alone;
        try (Stream<Path> left = Files.list(folder)) {
            alone = left.allMatch(file::equals);
        }
        boolean same = Files.isRegularFile(file)
                && Arrays.equals(Files.readAllBytes(file), given.getBytes(StandardCharsets.UTF_8));
        if (alone && (same || !Files.exists(file))) {
            return "nothing was changed";
        }
        Path kept = Files.createTempDirectory("refine-edited-");
        Files.move(folder, kept, StandardCopyOption.REPLACE_EXISTING);
        return "what it left is in " + kept + ", nothing else was changed";
    }

    /**
     * For a text that came back as it was: whoever thought better of it, or whose editor does not wait, has decided
     * nothing.
     *
     * @param instead what takes the text as it is
     */
    public static FailedException unchanged(String instead) {
        return new FailedException("The editor came back with nothing changed; " + instead
                + ". An editor that does not wait for you needs to be told to, such as code --wait.");
    }

    /** Most editors end every file with a newline, asked or not. */
    private static String withoutAddedNewline(String text, String given) {
        boolean added = text.endsWith("\n") && !given.endsWith("\n");
        return added ? text.substring(0, text.length() - 1) : text;
    }
}
