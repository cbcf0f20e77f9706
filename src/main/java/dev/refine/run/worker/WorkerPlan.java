package dev.refine.run.worker;

import dev.refine.files.Secrets;
import dev.refine.process.Command;
import dev.refine.process.Conversation;
import dev.refine.process.Conversations;
import dev.refine.run.AttemptFolder;
import dev.refine.run.PublishedOutput;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandTemplate;
import dev.refine.workload.command.Placeholder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;

/** How every worker of a manifest is started, read once. */
public record WorkerPlan(
        Path home,
        Path session,
        PublishedOutput published,
        CommandTemplate template,
        Conversations conversations,
        Map<String, String> environment,
        Duration timeout,
        Secrets secrets) {

    /**
     * @param environment what the workload may see, {@code REFINE_*} not yet added
     * @param secrets go out of what workers say before it is kept
     * @throws dev.refine.problem.UsageException when the manifest has a wrong placeholder
     */
    public static WorkerPlan of(
            Manifest manifest,
            Conversations conversations,
            Path session,
            Map<String, String> environment,
            Secrets secrets) {
        Map<String, String> inherited = new TreeMap<>(environment);
        for (Placeholder placeholder : Placeholder.values()) {
            inherited.remove(placeholder.variable());
        }
        return new WorkerPlan(
                manifest.folder().toAbsolutePath(),
                session.toAbsolutePath(),
                new PublishedOutput(manifest, session),
                CommandTemplate.of(
                        manifest.run().worker().orElseThrow(),
                        EnumSet.of(Placeholder.SESSION),
                        manifest.file().getFileName() + ": worker"),
                conversations,
                inherited,
                manifest.run().limits().timeout(),
                secrets);
    }

    /** Where workers write their logs, each in a folder of its own. */
    Path folder() {
        return session.resolve("workers");
    }

    /** @param number from 1; no two workers of a session have the same */
    Worker start(int number) {
        Path folder = folder().resolve(String.valueOf(number));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AttemptFolder.failure("worker-folder", "cannot make the folder of a worker", folder, e);
        }
        CommandTemplate.Rendered rendered = template.render(Map.of(Placeholder.SESSION, session.toString()));
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(rendered.environment());
        Conversation conversation =
                conversations.converse(new Command(rendered.argv(), home, all, new byte[0], folder, timeout));
        return new Worker(conversation, new WorkerLog(folder, secrets));
    }
}
