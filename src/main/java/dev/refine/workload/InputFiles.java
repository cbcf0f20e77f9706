package dev.refine.workload;

import dev.refine.files.Glob;
import dev.refine.files.PathOrder;
import dev.refine.files.Sha256;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.workload.command.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that decide a result beside prompts, schemas and the case: the scripts that the command runs. */
public final class InputFiles {

    private static final Pattern WRITTEN = Pattern.compile(">[>|]?\\s*[^\\s;|&<>()]+");

    private InputFiles() {}

    /**
     * Relative path to SHA-256 of every such file as it is now: those of {@code inputs}, or without that key the files
     * inside the manifest's folder that {@code runCommand} or {@code worker} names, what they write left out. Editable
     * files are left out.
     */
    public static SortedMap<String, String> hashes(Workload workload) {
        Manifest manifest = workload.manifest();
        SortedMap<String, Path> files = new TreeMap<>(PathOrder.BYTES);
        if (manifest.run().inputs().isPresent()) {
            new FileSearch(manifest, "inputs")
                    .find(manifest.run().inputs().get())
                    .forEach(file -> files.put(file.relative(), file.path()));
        } else {
            addNamed(manifest, files);
            ownPlaces(manifest).forEach(files::remove);
        }
        workload.files().forEach(file -> files.remove(file.relative()));
        return hashes(files);
    }

    /** Places of outputs that are the same for every case: a command that writes there itself may name them. */
    private static Stream<String> ownPlaces(Manifest manifest) {
        return Stream.of(
                        Optional.of(manifest.run().outputPath()),
                        manifest.run().usagePath(),
                        manifest.judging().overlayPath())
                .flatMap(Optional::stream)
                .filter(Glob::isPlain)
                .map(path -> manifest.folder().relativize(resolve(manifest.folder(), path)))
                .map(path -> path.toString().replace('\\', '/'));
    }

    /** The same of the validators: files inside the manifest's folder that one of their commands names. */
    public static SortedMap<String, String> ofValidators(Manifest manifest) {
        SortedMap<String, Path> files = new TreeMap<>(PathOrder.BYTES);
        manifest.judging().validationScripts().forEach(script -> addNamed(script, manifest.folder(), files));
        return hashes(files);
    }

    /** The same of the critic. */
    public static SortedMap<String, String> ofCritic(Manifest manifest) {
        SortedMap<String, Path> files = new TreeMap<>(PathOrder.BYTES);
        Manifest.CritiqueSpec critique = manifest.judging().critique();
        critique.script().ifPresent(script -> addNamed(script, manifest.folder(), files));
        critique.critic()
                .map(critic -> critic.isTextual() ? critic : critic.path("command"))
                .map(Json::compact)
                .ifPresent(command -> addNamed(new CommandLine.Shell(command), manifest.folder(), files));
        return hashes(files);
    }

    private static SortedMap<String, String> hashes(SortedMap<String, Path> files) {
        SortedMap<String, String> hashes = new TreeMap<>(PathOrder.BYTES);
        files.forEach((relative, path) -> hashes.put(relative, hash(path)));
        return Collections.unmodifiableSortedMap(hashes);
    }

    private static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }

    private static void addNamed(Manifest manifest, Map<String, Path> files) {
        addNamed(manifest.run().command(), manifest.folder(), files);
        manifest.run().worker().ifPresent(worker -> addNamed(worker, manifest.folder(), files));
    }

    private static void addNamed(CommandLine command, Path folder, Map<String, Path> files) {
        for (String word : words(reading(command))) {
            Path path = resolve(folder, word);
            if (path.startsWith(folder) && Files.isRegularFile(path)) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), path);
            }
        }
    }

    /** Where shell text writes to is nothing that it reads. */
    private static CommandLine reading(CommandLine command) {
        return command instanceof CommandLine.Shell shell
                ? new CommandLine.Shell(WRITTEN.matcher(shell.text()).replaceAll(" "))
                : command;
    }

    /** Of a word that is no path, the folder. */
    static Path resolve(Path folder, String word) {
        try {
            return folder.resolve(word).normalize();
        } catch (InvalidPathException e) {
            return folder;
        }
    }

    /** Of shell text, everything between the characters that separate words there; too many is harmless. */
    static List<String> words(CommandLine command) {
        return command instanceof CommandLine.Argv argv
                ? argv.words()
                : List.of(command.display().split("[\\s'\"`;|&()<>={},:]+"));
    }
}
