package dev.refine.loop.judge;

import dev.refine.compare.CheckResult;
import dev.refine.critique.Critic;
import dev.refine.critique.CritiqueReply;
import dev.refine.critique.CritiqueRequest;
import dev.refine.critique.Page;
import dev.refine.critique.PageChoice;
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
import java.util.function.UnaryOperator;

/**
 * How outputs are looked at: drawn by a command, judged by a critic, and bad ones looked after by a person. Each part
 * may be missing. Thread-safe but for the person.
 *
 * @param workloadId named to the critic
 * @param brief what the user wants it to look at
 * @param choice which pages it is shown
 */
public record Viewing(
        String workloadId,
        Optional<OverlayCommand> overlay,
        Optional<Critic> critic,
        CritiqueRequest.Brief brief,
        PageChoice choice,
        Optional<CritiqueReviewer> reviewer) {

    private static final String FILE = "critique.json";

    /** The same, looked after by a person. */
    public Viewing with(Optional<CritiqueReviewer> person) {
        return new Viewing(workloadId, overlay, critic, brief, choice, person);
    }

    /** The same with other pages for the critic. */
    public Viewing choosing(PageChoice pages) {
        return new Viewing(workloadId, overlay, critic, brief, pages, reviewer);
    }

    /** The same with its critic, if there is one, behind another. */
    public Viewing asking(UnaryOperator<Critic> other) {
        return new Viewing(workloadId, overlay, critic.map(other), brief, choice, reviewer);
    }

    Optional<OverlayResult> draw(CaseTask task, Path output) {
        return overlay.map(command -> command.draw(task, output));
    }

    /** Asks the critic, if there is one; what it says is kept beside the output. */
    public Optional<CritiqueReply> look(CaseTask task, Path output, List<CheckResult> failed) {
        return critic.map(asked -> {
            List<Page> pages = pages(task.input().id(), output);
            CritiqueReply reply = asked.critique(new CritiqueRequest(workloadId, task, output, pages, failed, brief));
            byte[] bytes = Json.pretty(reply).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(output.resolveSibling(FILE), bytes);
            return reply;
        });
    }

    /** What the critic is shown of an output. */
    public List<Page> pages(String caseId, Path output) {
        return choice.of(caseId, OverlayPages.of(output));
    }

    /** Whether the user flagged pages, and some of this output. */
    public boolean isFlagged(String caseId, Path output) {
        return choice.flags(caseId, OverlayPages.of(output).size());
    }

    /** What was said of an output when it was judged; a kill may have come before the journal knew. */
    public Optional<CritiqueReply> said(Path folder) {
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
