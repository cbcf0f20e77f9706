package dev.refine.quality.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.files.Markdown;
import dev.refine.json.Json;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelFault;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.Usage;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import dev.refine.quality.tree.TreeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Plays a role by a model, be it an endpoint or an agent program that is asked like one. Nobody counts on its having a
 * folder, so the files of the working copy come with the question and its answer comes as fenced blocks; what a builder wrote into blocks named {@code deliverable/…} is laid into the copy.
 */
public final class ModelActor implements Actor {

    private static final String SYSTEM = "You have no tools and no folder. The files that the task speaks of follow it."
            + " Write every file that you are asked for as a fenced block whose info string ends in the file's path.";

    private static final int LONGEST_FILE = 60_000;
    private static final int LONGEST_ALL = 400_000;
    private static final String CHANGES = "deliverable/";
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 1_000;

    private final Function<Backend, ModelClient> clients;

    public ModelActor(Function<Backend, ModelClient> clients) {
        this.clients = clients;
    }

    @Override
    public Acted act(Turn turn) {
        RoleRequest request = turn.request();
        ModelRequest question = ModelRequest.of(SYSTEM, request.prompt() + files(request.inputs()))
                .withLimits(new ModelRequest.Limits(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(turn.backend().timeout())))
                .withMaterials(materials(request.inputs()))
                .withImages(images(turn));
        ModelReply reply = clients.apply(turn.backend()).ask(question);
        TreeDisk.lay(FileTree.EMPTY.with("usage.json", usage(reply.usage())), turn.out(), false);
        if (reply instanceof ModelReply.Answer answer) {
            if (!request.readOnly()) {
                build(turn, answer.text());
            }
            return new Acted(Call.Status.OK, -1, reply.latency(), answer.text(), "");
        }
        ModelReply.Failure failure = (ModelReply.Failure) reply;
        if (failure.fault() == ModelFault.CANCELLED) {
            throw new CancellationException();
        }
        Call.Status status = failure.fault() == ModelFault.TIMEOUT ? Call.Status.TIMED_OUT : Call.Status.FAILED;
        return new Acted(status, -1, reply.latency(), failure.raw(), failure.reason());
    }

    private static String files(FileTree inputs) {
        StringBuilder text = new StringBuilder();
        inputs.files().forEach((path, file) -> {
            boolean shown = isText(file)
                    && file.bytes().length <= LONGEST_FILE
                    && text.length() + file.bytes().length <= LONGEST_ALL;
            text.append("\n## ").append(FileTree.name(path)).append("\n\n");
            text.append(shown ? Markdown.fence("", file.text()) : "(" + file.bytes().length + " bytes, not shown)");
            text.append('\n');
        });
        return text.isEmpty() ? "" : "\n\n# Files\n" + text;
    }

    /** Copies for a program that can look for itself; an endpoint never gets them. */
    private static List<ModelRequest.Material> materials(FileTree inputs) {
        return inputs.files().entrySet().stream()
                .map(file ->
                        new ModelRequest.Material(file.getKey(), file.getValue().bytes()))
                .toList();
    }

    private static boolean isText(TreeFile file) {
        for (byte each : file.bytes()) {
            if (each == 0) {
                return false;
            }
        }
        return true;
    }

    private static List<ModelRequest.Image> images(Turn turn) {
        List<ModelRequest.Image> images = new ArrayList<>();
        if (turn.backend().vision()) {
            turn.request().inputs().below("images").files().forEach((path, file) -> {
                String kind = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
                images.add(new ModelRequest.Image(path, "image/" + (kind.equals("jpg") ? "jpeg" : kind), file.bytes()));
            });
        }
        return images;
    }

    private static void build(Turn turn, String text) {
        Fences.in(text).named().forEach((name, content) -> {
            int at = name.indexOf(CHANGES);
            String path = at < 0 ? "" : name.substring(at).strip();
            boolean known = turn.request().inputs().files().containsKey(path);
            if (known || isMeantAsPath(path) && hasRoom(turn.work(), path)) {
                TreeDisk.lay(FileTree.EMPTY.with(Map.of(path, TreeFile.of(content))), turn.work(), false);
            }
        });
    }

    /** A path that leads out of the folder is no file of the deliverable; behind a blank there may stand a remark. */
    private static boolean isMeantAsPath(String path) {
        boolean named = Stream.of(path.split("/", -1))
                .allMatch(part -> !part.isBlank()
                        && !part.equals(".")
                        && !part.equals("..")
                        && part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME);
        return named
                && path.indexOf('\0') < 0
                && path.length() <= LONGEST_PATH
                && (!path.contains(" ") || path.matches(".*\\.[A-Za-z0-9]{1,8}"));
    }

    /** No file stands where a folder is wanted, and the other way round. */
    private static boolean hasRoom(Path work, String path) {
        Path file = work.resolve(path);
        for (Path folder = file.getParent(); !folder.equals(work); folder = folder.getParent()) {
            if (Files.isRegularFile(folder)) {
                return false;
            }
        }
        return !Files.isDirectory(file);
    }

    private static String usage(Usage usage) {
        ObjectNode json = Json.object();
        usage.costUsd().ifPresent(cost -> json.put("costUsd", cost));
        usage.inputTokens().ifPresent(tokens -> json.put("inputTokens", tokens));
        usage.outputTokens().ifPresent(tokens -> json.put("outputTokens", tokens));
        return Json.compact(json);
    }
}
