package dev.refine.workload.perturb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.AtomicFile;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Case;
import dev.refine.workload.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A workload with changed copies of its cases, the holdout's excepted. The same manifest and the same files give the same
 * copies, so a session that goes on finds its own again.
 *
 * @param workload the cases, and behind each its copies, which have no file yet
 * @param untouched ids of the cases that are no text
 */
public record PerturbedCases(Workload workload, List<String> untouched) {

    private static final int TRIES = 8;
    /** With it the relative path of every copy begins. */
    private static final String FOLDER = "~perturbed/";

    /** Whether a relative path is that of a copy. */
    public static boolean isCopy(String relative) {
        return relative.startsWith(FOLDER);
    }

    /** @throws UsageException naming a kind that does not exist */
    public static PerturbedCases of(Workload workload) {
        PerturbSpec spec = PerturbSpec.of(workload.manifest());
        List<Case> cases = new ArrayList<>();
        List<String> untouched = new ArrayList<>();
        int first = 0;
        for (Case input : workload.cases()) {
            cases.add(input);
            Optional<String> text = text(input);
            if (text.isEmpty()) {
                untouched.add(input.id());
            } else if (!spec.kinds().isEmpty()) {
                cases.addAll(copies(input, text.get(), answer(workload, input), spec, first));
                // The next case begins with other kinds, so that few copies of each still show every kind.
                first += spec.count();
            }
        }
        Workload perturbed =
                new Workload(workload.manifest(), workload.files(), cases, workload.holdout(), workload.warnings());
        return new PerturbedCases(perturbed, List.copyOf(untouched));
    }

    private static List<Case> copies(Case input, String text, Set<String> answer, PerturbSpec spec, int first) {
        Passage passage = new Passage(text, answer);
        Set<String> known = new HashSet<>(Set.of(text));
        List<Case> copies = new ArrayList<>();
        int kinds = spec.kinds().size();
        boolean json = isJson(text);
        for (int i = 0; copies.size() < spec.count() && i < kinds * TRIES; i++) {
            Perturbation kind = spec.kinds().get((first + i) % kinds);
            long seed = spec.seed() * 31 + (input.id() + "/" + kind.title() + "/" + i / kinds).hashCode();
            String changed = kind.apply(passage, new SplittableRandom(seed));
            if ((!json || isJson(changed)) && known.add(changed)) {
                copies.add(copy(input, kind, changed, copies));
            }
        }
        return copies;
    }

    private static Case copy(Case input, Perturbation kind, String text, List<Case> others) {
        long alike = others.stream()
                .filter(other -> other.variant().orElseThrow().perturbation().equals(kind.title()))
                .count();
        String id = input.id() + "~" + kind.title() + (alike == 0 ? "" : "-" + (alike + 1));
        String relative = FOLDER + id + extension(input);
        return new Case(
                id,
                relative,
                Path.of(relative).toAbsolutePath(),
                input.expected(),
                Optional.of(new Case.Variant(input.id(), kind.title(), text)));
    }

    private static String extension(Case input) {
        String name = input.path().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 1 ? "" : name.substring(dot);
    }

    /** Empty for what is not UTF-8, or holds a character that no text has. */
    private static Optional<String> text(Case input) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(input.path())))
                    .toString();
            return text.isBlank() || text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UsageException(
                    Problem.of(
                            "case-read",
                            "case " + input.id() + " cannot be read",
                            "The system says: " + e.getMessage() + ".",
                            "Correct the file " + input.relative() + "."),
                    e);
        }
    }

    private static Set<String> answer(Workload workload, Case input) {
        Set<String> words = new HashSet<>();
        if (input.expected().isPresent()) {
            addLeaves(workload.expected(input), words);
        }
        return words;
    }

    private static void addLeaves(JsonNode node, Set<String> words) {
        if (node.isValueNode()) {
            words.addAll(Passage.words(node.asText().toLowerCase(Locale.ROOT)));
        }
        node.forEach(child -> addLeaves(child, words));
    }

    private static boolean isJson(String text) {
        try {
            return Json.parse(text).isContainerNode();
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    /** The same workload with every copy written to a file of the folder, once. */
    public static Workload within(Path folder, Workload workload) {
        Workload placed = placed(folder, workload);
        placed.cases().stream().filter(input -> input.variant().isPresent()).forEach(PerturbedCases::write);
        return placed;
    }

    /** The same workload with every copy where it would be written to. */
    public static Workload placed(Path folder, Workload workload) {
        List<Case> cases = new ArrayList<>();
        for (Case input : workload.cases()) {
            String number = String.format(Locale.ROOT, "%04d-", cases.size());
            cases.add(input.variant()
                    .map(variant -> input.at(folder.resolve(number + variant.perturbation() + extension(input))))
                    .orElse(input));
        }
        return new Workload(workload.manifest(), workload.files(), cases, workload.holdout(), workload.warnings());
    }

    private static void write(Case copy) {
        if (!Files.exists(copy.path())) {
            try {
                Files.createDirectories(copy.path().getParent());
                AtomicFile.write(copy.path(), copy.bytes());
            } catch (IOException e) {
                throw StorageFault.writing(copy.path(), e);
            }
        }
    }
}
