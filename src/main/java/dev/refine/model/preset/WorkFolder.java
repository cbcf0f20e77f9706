package dev.refine.model.preset;

import dev.refine.files.TemporaryFolder;
import dev.refine.model.ModelRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder with copies of what a program may see, and another one for what it prints. Gone when closed. */
final class WorkFolder implements AutoCloseable {

    private final Path root;
    private final Path work;
    private final Path capture;
    private final List<Path> images = new ArrayList<>();

    private WorkFolder(Path root) throws IOException {
        this.root = root;
        this.work = Files.createDirectory(root.resolve("work"));
        this.capture = Files.createDirectory(root.resolve("capture"));
    }

    static WorkFolder with(ModelRequest request) throws IOException {
        WorkFolder folder = new WorkFolder(TemporaryFolder.make().toRealPath());
        for (ModelRequest.Material material : request.materials()) {
            folder.put(material.path(), material.bytes());
        }
        for (ModelRequest.Message message : request.messages()) {
            for (ModelRequest.Image image : message.images()) {
                String name = "image-" + (folder.images.size() + 1) + "."
                        + image.mediaType().replaceAll(".*/|\\W", "");
                folder.images.add(folder.put(name, image.bytes()));
            }
        }
        return folder;
    }

    /** A path that leads outside is put inside under its last name. */
    private Path put(String path, byte[] bytes) throws IOException {
        Path wanted = work.resolve(path).normalize();
        Path file = wanted.startsWith(work) && !wanted.equals(work) ? wanted : work.resolve(wanted.getFileName());
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    Path path() {
        return work;
    }

    Path capture() {
        return capture;
    }

    List<Path> images() {
        return images;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
