package dev.refine.propose.plan;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads a REFINE_PLAN.md, written by us or by hand: fields of an experiment in any order and spelling of the label,
 * most of them optional, fences of any length, any line ends. That the current text stands in the file is not checked
 * here; an edit that does not fit is refused when it is tried.
 */
public final class PlanReader {

    private PlanReader() {}

    /**
     * @param editablePaths paths relative to the manifest's folder that an experiment may name
     * @throws UsageException with every fault of the plan: missing or unreadable file, no experiment, an experiment
     *     without a file or text, a file that is not editable
     */
    public static Plan read(Path file, Set<String> editablePaths) {
        return read(file, editablePaths, (glob, excluded) -> Optional.empty());
    }

    /**
     * The same with a look at the cases.
     *
     * @param missed of a glob that names no case but those of other globs, which the plan excludes, a sentence about
     *     those that there are
     * @throws UsageException also for a guard that names no case
     */
    public static Plan read(
            Path file, Set<String> editablePaths, BiFunction<String, List<String>, Optional<String>> missed) {
        String text = text(file);
        PlanDocument document = new PlanDocument(file.toString(), editablePaths, missed);
        PlanBlock.of(text, file.toString()).forEach(document::add);
        return document.plan();
    }

    /** Line ends are made uniform only where the plan itself has the other kind; a lone CR in a text is kept. */
    private static String text(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
            int firstEnd = bare.indexOf('\n');
            boolean windows = firstEnd > 0 && bare.charAt(firstEnd - 1) == '\r';
            return windows ? bare.replace("\r\n", "\n") : bare;
        } catch (NoSuchFileException e) {
            throw fault("plan-missing", file, "there is no such plan", "", "Write one with: refine plan.", e);
        } catch (CharacterCodingException e) {
            throw fault("plan-unreadable", file, "the plan is not UTF-8 text", "", "Save it as UTF-8.", e);
        } catch (IOException e) {
            String found = Files.isDirectory(file) ? "It is a folder." : "The system says: " + e.getMessage() + ".";
            throw fault("plan-unreadable", file, "the plan cannot be read", found, "", e);
        }
    }

    private static UsageException fault(
            String code, Path file, String what, String found, String remedy, IOException cause) {
        return new UsageException(new Problem(code, file.toString(), what, found, remedy), cause);
    }
}
