package dev.refine.workload;

import dev.refine.files.Glob;
import dev.refine.files.Utf8Text;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the files that may be edited and checks that each can be: there, text, named once, its region found once. */
final class EditableFiles {

    private final Manifest manifest;
    private final Map<Path, EditableFile> byRealPath = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private EditableFiles(Manifest manifest) {
        this.manifest = manifest;
    }

    static List<EditableFile> find(Manifest manifest) {
        EditableFiles files = new EditableFiles(manifest);
        files.add(manifest.editing().prompts(), FileRole.PROMPT);
        files.add(manifest.editing().schemas(), FileRole.SCHEMA);
        if (!files.problems.isEmpty()) {
            throw new UsageException(files.problems);
        }
        return List.copyOf(files.byRealPath.values());
    }

    /**
     * Files by the names that they had when they were found, whether they are there or not.
     *
     * @throws UsageException for each that the manifest does not list now
     */
    static List<EditableFile> named(Manifest manifest, Collection<String> names) {
        List<EditableFile> files = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            listed(manifest.editing().prompts(), name, FileRole.PROMPT, manifest)
                    .or(() -> listed(manifest.editing().schemas(), name, FileRole.SCHEMA, manifest))
                    .ifPresentOrElse(files::add, () -> problems.add(unlisted(manifest, name)));
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return files;
    }

    private static Optional<EditableFile> listed(
            List<Manifest.PromptSource> sources, String name, FileRole role, Manifest manifest) {
        return sources.stream()
                .filter(source -> Glob.of(source.path()).matches(name))
                .map(source ->
                        new EditableFile(name, manifest.folder().resolve(name).normalize(), role, source.region()))
                .findFirst();
    }

    private static Problem unlisted(Manifest manifest, String name) {
        return new Problem(
                "file-unlisted",
                name,
                "belongs to the session and is no longer listed",
                "Neither promptPaths nor schemaPaths of " + manifest.file().getFileName() + " names it.",
                "List it again.");
    }

    private void add(List<Manifest.PromptSource> sources, FileRole role) {
        boolean prompt = role == FileRole.PROMPT;
        FileSearch search = new FileSearch(manifest, prompt ? "promptPaths" : "schemaPaths");
        for (Manifest.PromptSource source : sources) {
            List<FoundFile> found = search.find(List.of(source.path()));
            for (FoundFile file : found) {
                add(new EditableFile(file.relative(), file.path(), role, source.region()));
            }
            if (found.isEmpty()) {
                problems.add(missing(search, source.path(), prompt ? "prompt" : "schema"));
            }
        }
    }

    private Problem missing(FileSearch search, String path, String noun) {
        Problem nothing = search.nothing(noun + "-missing", noun + " file", path);
        if (!Glob.isPlain(path)) {
            return nothing;
        }
        boolean there = Files.exists(manifest.folder().resolve(path));
        String what = "the " + noun + " file \"" + path + "\" " + (there ? "is not a file" : "does not exist");
        return Problem.of(noun + "-missing", what, there ? "" : nothing.found(), nothing.remedy());
    }

    private void add(EditableFile file) {
        Optional<Path> real = realPath(file);
        if (real.isEmpty()) {
            return;
        }
        EditableFile before = byRealPath.putIfAbsent(real.get(), file);
        if (before == null) {
            checkText(file);
        } else if (!before.equals(file)) {
            problems.add(Problem.of(
                    "editable-twice",
                    "\"" + file.relative() + "\" may be edited in two ways",
                    "It is listed as " + shown(before) + " and as " + shown(file) + ".",
                    "List every file once."));
        }
    }

    private static String shown(EditableFile file) {
        String kind = file.role() == FileRole.PROMPT ? "the prompt " : "the schema ";
        return kind + file.relative() + (file.region().isPresent() ? " (a region)" : "");
    }

    private Optional<Path> realPath(EditableFile file) {
        try {
            return Optional.of(file.path().toRealPath());
        } catch (IOException e) {
            problems.add(Problem.of("file-unreadable", "\"" + file.relative() + "\" cannot be read", "", ""));
            return Optional.empty();
        }
    }

    private void checkText(EditableFile file) {
        try {
            String text = Utf8Text.read(file.path(), file.relative(), "prompt-encoding");
            file.region()
                    .flatMap(region -> RegionRule.check(file.relative(), text, region))
                    .ifPresent(problems::add);
        } catch (UsageException e) {
            problems.addAll(e.problems());
        }
    }
}
