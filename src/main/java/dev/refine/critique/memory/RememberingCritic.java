package dev.refine.critique.memory;

import dev.refine.critique.Critic;
import dev.refine.critique.Critique;
import dev.refine.critique.CritiqueReply;
import dev.refine.critique.CritiqueRequest;
import dev.refine.critique.Page;
import dev.refine.files.AtomicFile;
import dev.refine.files.Secrets;
import dev.refine.files.Sha256;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks only about what was never looked at. A report that fits is kept in {@code <folder>/<first two of the key>/}, one
 * file each, beyond the session; what is damaged counts as not there. Nothing in it names this machine. Thread-safe.
 */
public final class RememberingCritic implements Critic {

    private static final String VERSION = "refine critique 1";
    private static final int MOST_IN_A_PART = 64;

    private final Critic critic;
    private final String means;
    private final Path folder;
    private final Secrets secrets;
    private final boolean recalls;

    /**
     * @param means what decides a critique beside the output: who is asked, and by which scripts
     * @param recalls false when everything is to be looked at anew and only to be remembered
     */
    public RememberingCritic(Critic critic, String means, Path folder, Secrets secrets, boolean recalls) {
        this.critic = critic;
        this.means = means;
        this.folder = folder;
        this.secrets = secrets;
        this.recalls = recalls;
    }

    @Override
    public String name() {
        return critic.name();
    }

    /** A remembered critique has cost no call. */
    @Override
    public CritiqueReply critique(CritiqueRequest request) {
        Path file = file(key(request));
        Optional<Critique> known = recalls ? recall(file) : Optional.empty();
        if (known.isPresent()) {
            return new CritiqueReply(name(), 0, null, known.get(), "", true);
        }
        CritiqueReply reply = critic.critique(request);
        reply.found().ifPresent(critique -> keep(file, Json.compact(critique)));
        return reply;
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + ".json");
    }

    /** Everything that a critic is given, but for where it lies. */
    private String key(CritiqueRequest request) {
        List<String> parts = new ArrayList<>(List.of(VERSION, means, request.workloadId()));
        parts.add(Json.compact(request.brief()));
        parts.add(request.task().input().id());
        parts.add(Sha256.of(request.task().input().bytes()));
        parts.add(sha(request.output()));
        String place = request.output().getParent().toString();
        request.failedChecks()
                .forEach(check ->
                        parts.add(check.script() + "\n" + check.message().replace(place, "")));
        for (Page page : request.pages()) {
            parts.add(page.number() + " " + sha(page.file()));
        }
        return Sha256.of(Json.compact(parts));
    }

    private static String sha(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }

    private static Optional<Critique> recall(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Critique critique = Json.bind(Json.parse(Files.readString(file)), Critique.class);
            return Optional.of(critique);
        } catch (IOException | MalformedJsonException damaged) {
            return Optional.empty();
        }
    }

    private void keep(Path file, String critique) {
        if (!secrets.hide(critique).equals(critique)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            forgetOldest(file.getParent());
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
        AtomicFile.write(file, critique.getBytes(StandardCharsets.UTF_8));
    }

    /** Another process may do the same: a file that is gone already is no fault. */
    private static void forgetOldest(Path part) throws IOException {
        try (Stream<Path> files = Files.list(part)) {
            List<Path> newestFirst = files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(RememberingCritic::written).reversed())
                    .toList();
            for (Path file :
                    newestFirst.subList(Math.min(MOST_IN_A_PART - 1, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
