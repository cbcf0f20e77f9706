package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import dev.refine.files.Secrets;
import dev.refine.files.Sha256;
import dev.refine.journal.file.JournalFile;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualitySession;
import dev.refine.quality.role.Backend;
import dev.refine.quality.setup.QualityFile;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a session starts from.
 *
 * @param target file or folder for the result
 * @param name of the one file; empty for a folder
 * @param here whether the prior version lies at the target
 */
record QualityStart(
        QualityFile file,
        String query,
        Path target,
        String name,
        TreeDisk.Taken prior,
        boolean here,
        QualityEvent.Settings settings) {

    private static final String USUAL = "deliverable";

    /** The task of whoever only says where something lies. */
    private static final String IMPROVE = "Improve what is there, until the criteria have nothing left to want.";

    static QualityStart of(Console console, QualityCommand options, QualityFile file, QualityPanel panel) {
        boolean isPath = options.query != null && options.path == null && exists(console, options.query);
        Path given = isPath ? Path.of(options.query) : options.path;
        String own = file.query().isEmpty() && isPath ? IMPROVE : file.query();
        String query = options.query == null || isPath ? own : options.query;
        if (query.isBlank()) {
            throw new UsageException(Problem.of(
                    "query-missing",
                    "nobody says what to make",
                    "",
                    "Say it: refine quality \"Build a landing page for ...\", or as \"query\" in quality.json."));
        }
        Path target = target(console, given, file);
        OwnPlaces places = new OwnPlaces(file, sessionFolder(console, options));
        places.refuse(target);
        Optional<PriorAnswer> elsewhere = Optional.ofNullable(options.priorAnswer)
                .map(prior -> new PriorAnswer(prior, console.folder().resolve(prior)))
                .filter(prior -> !prior.isAt(target));
        String name = isFile(target) ? target.getFileName().toString() : "";
        TreeDisk.Taken prior =
                named(TreeDisk.take(elsewhere.map(PriorAnswer::source).orElse(target)), name);
        if (elsewhere.isPresent() && name.isEmpty()) {
            PriorAnswer.refuseInTheWay(prior.tree(), target);
        } else if (elsewhere.isPresent()) {
            PriorAnswer.refuseInTheWay(prior.tree().only(name), target.getParent());
        }
        return new QualityStart(
                file, query, target, name, prior, elsewhere.isEmpty(), settings(options, file, panel, false, query));
    }

    static QualityStart once(Console console, QualityCommand options, QualityFile file, QualityPanel panel) {
        Path target = target(console, options.path, file);
        if (!Files.exists(target)) {
            throw missing(options.path == null ? target : options.path);
        }
        new OwnPlaces(file, sessionFolder(console, options)).refuseToHold(target);
        String query = options.query == null ? file.query() : options.query;
        TreeDisk.Taken taken = TreeDisk.take(target);
        if (taken.tree().isEmpty()) {
            throw new UsageException(Problem.of(
                    "deliverable-empty", "there is no file in " + target, "", "Name a file, or a folder with files."));
        }
        return new QualityStart(
                file,
                query.isBlank() ? "The task is not known. Judge by the criteria." : query,
                target,
                Files.isDirectory(target) ? "" : target.getFileName().toString(),
                taken,
                true,
                settings(options, file, panel, true, query));
    }

    private static QualityEvent.Settings settings(
            QualityCommand options, QualityFile file, QualityPanel panel, boolean once, String query) {
        long seed = Long.parseUnsignedLong(Sha256.of(file.id() + "\n" + query).substring(0, 12), 16);
        return new QualityEvent.Settings(
                once,
                file.limits().maxRounds(),
                file.limits().costUsd(),
                seed,
                panel.backends().stream().map(Backend::name).toList(),
                options.given());
    }

    /** What lies in the deliverable and goes unjudged, in sentences; that tools keep their own folders there goes without. */
    List<String> leftOut() {
        return prior.skipped().stream()
                .filter(skipped -> !skipped.endsWith(TreeDisk.TOOLS))
                .map(skipped -> "left out of the deliverable: " + skipped)
                .toList();
    }

    /** @param secrets that the session's copy of quality.json must not hold */
    QualitySession create(Optional<Path> named, Secrets secrets) {
        List<QualityEvent.FileRef> refs = new ArrayList<>();
        prior.tree()
                .files()
                .forEach((path, content) ->
                        refs.add(new QualityEvent.FileRef(path, content.sha(), content.executable())));
        QualityEvent.QualityStarted started = new QualityEvent.QualityStarted(
                JournalFile.VERSION,
                Optional.ofNullable(QualityStart.class.getPackage().getImplementationVersion())
                        .orElse("dev"),
                file.id(),
                query,
                file.home().toString(),
                target.toString(),
                name,
                refs,
                here,
                prior.skipped(),
                settings);
        return QualitySession.create(file.home(), named, secrets.hide(file.bytes()), prior.tree(), started);
    }

    private static Path target(Console console, Path given, QualityFile file) {
        if (given != null) {
            return console.folder().resolve(given).normalize();
        }
        return file.home()
                .resolve(file.deliverable().isEmpty() ? USUAL : file.deliverable())
                .normalize();
    }

    /** What is not there yet is a file when its name has an extension. */
    private static boolean isFile(Path target) {
        return Files.exists(target)
                ? Files.isRegularFile(target)
                : target.getFileName().toString().matches(".+\\.[A-Za-z0-9]{1,8}");
    }

    /** A prior answer of one file goes on under the name of the result. */
    private static TreeDisk.Taken named(TreeDisk.Taken taken, String name) {
        boolean other = !name.isEmpty()
                && taken.tree().files().size() == 1
                && !taken.tree().files().containsKey(name);
        return other
                ? new TreeDisk.Taken(
                        FileTree.EMPTY.with(Map.of(
                                name, taken.tree().files().values().iterator().next())),
                        taken.skipped())
                : taken;
    }

    private static boolean exists(Console console, String path) {
        try {
            return !path.isBlank() && Files.exists(console.folder().resolve(path));
        } catch (java.nio.file.InvalidPathException noPath) {
            return false;
        }
    }

    private static Optional<Path> sessionFolder(Console console, QualityCommand options) {
        return Optional.ofNullable(options.common.session)
                .map(session -> console.folder().resolve(session));
    }

    private static UsageException missing(Path path) {
        return new UsageException(Problem.of(
                "deliverable-missing", "there is no file or folder \"" + path + "\"", "", "Name one that is there."));
    }
}
