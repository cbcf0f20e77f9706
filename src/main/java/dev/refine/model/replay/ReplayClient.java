package dev.refine.model.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Answers from a folder of recordings, without network and key. A question that was never recorded is a
 * {@link UsageException} that names the file it would be in, and the nearest recording with the first place where the
 * two part.
 */
public final class ReplayClient implements ModelClient {

    private static final int SHOWN = 60;

    private final String name;
    private final Path folder;
    private final Recordings recordings;

    /** @param name the name of the client that was recorded */
    public ReplayClient(String name, Path folder) {
        this.name = name;
        this.folder = folder;
        this.recordings = new Recordings(folder);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ModelReply ask(ModelRequest request) {
        return recordings.find(name, request).orElseThrow(() -> miss(request));
    }

    private UsageException miss(ModelRequest request) {
        ObjectNode wanted = RecordingKey.canonical(name, request);
        List<Recordings.Kept> all = recordings.all();
        String file = folder.resolve(RecordingKey.of(name, request) + ".json").toString();
        String nearest = all.stream()
                .max(Comparator.comparingInt(kept -> agreement(wanted, kept.request())))
                .map(kept -> "The nearest of " + all.size() + " recordings, "
                        + kept.file().getFileName() + ", differs " + parting(wanted, kept.request()) + ".")
                .orElse("The folder holds no recording.");
        return new UsageException(new Problem(
                "replay-miss",
                file,
                "no answer to this question to " + name + " is recorded",
                nearest,
                "Record it again with the model, or ask what was recorded."));
    }

    /** How many characters of the two agree from the beginning, field by field. */
    private static int agreement(JsonNode wanted, JsonNode kept) {
        int agreed = 0;
        for (Iterator<String> fields = wanted.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            agreed += common(Json.compact(wanted.get(field)), Json.compact(kept.path(field)));
        }
        return agreed;
    }

    private static String parting(JsonNode wanted, JsonNode kept) {
        for (Iterator<String> fields = wanted.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            String one = Json.compact(wanted.get(field));
            String other = kept.has(field) ? Json.compact(kept.get(field)) : "";
            if (!one.equals(other)) {
                int at = common(one, other);
                return "in " + field + ": asked " + shown(one, at) + ", recorded " + shown(other, at);
            }
        }
        return "in what follows its fields";
    }

    private static int common(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String shown(String text, int at) {
        int from = Math.max(0, at - SHOWN / 3);
        int to = Math.min(text.length(), at + SHOWN);
        return text.isEmpty()
                ? "nothing"
                : "“" + (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "") + "”";
    }
}
