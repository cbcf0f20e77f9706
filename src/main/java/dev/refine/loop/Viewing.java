package dev.refine.loop;

import dev.refine.compare.CheckResult;
import dev.refine.critique.Critic;
import dev.refine.critique.CritiqueReply;
import dev.refine.critique.CritiqueRequest;
import dev.refine.files.AtomicFile;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.run.CaseTask;
import dev.refine.run.OverlayCommand;
import dev.refine.run.OverlayPages;
import dev.refine.run.OverlayResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How outputs are looked at: drawn by a command, judged by a critic, and bad ones looked after by a person. Each part
 * may be missing. Thread-safe but for the person.
 *
 * @param workloadId named to the critic
 * @param brief what the user wants it to look at
 */
public record Viewing(
        String workloadId,
        Optional<OverlayCommand> overlay,
        Optional<Critic> critic,
        CritiqueRequest.Brief brief,
        Optional<CritiqueReviewer> reviewer) {

    private static final String FILE = "critique.json";

    /** Nobody looks at anything. */
    public static Viewing none() {
        return new Viewing(
                "", Optional.empty(), Optional.empty(), new CritiqueRequest.Brief("", List.of(), 70), Optional.empty());
    }

    /** The same, looked after by a person. */
    public Viewing with(Optional<CritiqueReviewer> person) {
        return new Viewing(workloadId, overlay, critic, brief, person);
    }

    Optional<OverlayResult> draw(CaseTask task, Path output) {
        return overlay.map(command -> command.draw(task, output));
    }

    /** Asks the critic, if there is one; what it says is kept beside the output. */
    Optional<CritiqueReply> look(CaseTask task, Path output, List<CheckResult> failed) {
        return critic.map(asked -> {
            CritiqueReply reply = asked.critique(
                    new CritiqueRequest(workloadId, task, output, OverlayPages.of(output), failed, brief));
            byte[] bytes = Json.pretty(reply).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(output.resolveSibling(FILE), bytes);
            return reply;
        });
    }

    /** What was said of an output when it was judged; a kill may have come before the journal knew. */
    Optional<CritiqueReply> said(Path folder) {
        Path file = folder.resolve(FILE);
        if (critic.isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.bind(Json.parse(Files.readString(file)), CritiqueReply.class));
        } catch (IOException | MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
