package dev.refine.quality.tree;

import dev.refine.files.AtomicFile;
import dev.refine.files.PathSpelling;
import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trees from disk and to disk. Links in them are never followed. */
public final class TreeDisk {

    private static final Set<String> NEVER = Set.of(".git", ".hg", ".svn", ".refine", "node_modules");

    /** Ends the line about a folder that is left out because a tool keeps it. */
    public static final String TOOLS = ": belongs to a tool";

    private static final String NO_TEXT = ": its name cannot be read as text";

    private static final int MOST_FILES = 5_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    /** The same for every file of a working copy: nobody shall read the order of events off it. */
    private static final FileTime TIME = FileTime.fromMillis(946_684_800_000L);

    private TreeDisk() {}

    /**
     * A tree as it lies there.
     *
     * @param skipped what was left out and why: links, folders of tools, and names that are no text
     */
    public record Taken(FileTree tree, List<String> skipped) {}

    /**
     * Takes a folder, or a file as a tree of one; a link to it, too. What is not there is empty.
     *
     * @throws UsageException when there is more than a deliverable may have
     */
    public static Taken take(Path path) {
        return takeBeyond(FileTree.EMPTY, path);
    }

    /**
     * The same of a folder into which these files were laid: only what is more than they counts.
     *
     * @throws UsageException when so much was added that it is no deliverable
     */
    public static Taken takeBeyond(FileTree laid, Path path) {
        long bytes = laid.files().values().stream()
                .mapToLong(file -> file.bytes().length)
                .sum();
        return take(path, new Taking(path, MOST_FILES + laid.files().size(), MOST_BYTES + bytes));
    }

    /** The same of a folder that we filled ourselves, however much it holds. */
    public static FileTree takeOwn(Path path) {
        return take(path, new Taking(path, Integer.MAX_VALUE, Long.MAX_VALUE)).tree();
    }

    private static Taken take(Path path, Taking taking) {
        if (!Files.exists(path)) {
            return new Taken(FileTree.EMPTY, List.of());
        }
        try {
            if (Files.isDirectory(path)) {
                taking.root = path.toRealPath();
                Files.walkFileTree(taking.root, taking);
            } else {
                taking.root = path.toAbsolutePath().getParent();
                taking.visitFile(path.toAbsolutePath(), Files.readAttributes(path, BasicFileAttributes.class));
            }
        } catch (FileSystemException e) {
            throw StorageFault.reading(e.getFile() == null ? path : Path.of(e.getFile()), e);
        } catch (IOException e) {
            throw StorageFault.reading(path, e);
        }
        return new Taken(new FileTree(taking.files), taking.skipped);
    }

    /** Writes the tree into a folder for a role: everything has the same time, and may be read-only. */
    public static void lay(FileTree tree, Path folder, boolean readOnly) {
        try {
            Files.createDirectories(folder);
            for (var file : tree.files().entrySet()) {
                Path target = folder.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue().bytes());
                String mode = (readOnly ? "r-" : "rw")
                        + (file.getValue().executable() ? "x" : "-")
                        + (file.getValue().executable() ? "r-xr-x" : "r--r--");
                if (isPosix(target)) {
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
                }
                Files.setLastModifiedTime(target, TIME);
            }
        } catch (IOException e) {
            throw StorageFault.writing(folder, e);
        }
    }

    /** Replaces one user's file as a whole, through a link that leads to it; its rights stay, but for that to be run. */
    public static void deliver(TreeFile file, Path target) {
        if (Files.exists(target)) {
            AtomicFile.replaceKeeping(target, file.bytes());
        } else {
            AtomicFile.write(target, file.bytes());
        }
        try {
            if (Files.isExecutable(target) != file.executable() && isPosix(target)) {
                Files.setPosixFilePermissions(target, runnable(target, file.executable()));
            }
        } catch (IOException e) {
            throw StorageFault.writing(target, e);
        }
    }

    /** Whoever may read a program may run it. */
    private static Set<PosixFilePermission> runnable(Path file, boolean executable) throws IOException {
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        rights.addAll(Files.getPosixFilePermissions(file));
        for (String who : List.of("OWNER", "GROUP", "OTHERS")) {
            PosixFilePermission run = PosixFilePermission.valueOf(who + "_EXECUTE");
            if (executable && rights.contains(PosixFilePermission.valueOf(who + "_READ"))) {
                rights.add(run);
            } else if (!executable) {
                rights.remove(run);
            }
        }
        return rights;
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static final class Taking extends SimpleFileVisitor<Path> {

        private final SortedMap<String, TreeFile> files = new TreeMap<>();
        private final List<String> skipped = new ArrayList<>();
        private final Path named;
        private final int mostFiles;
        private final long mostBytes;
        private Path root;
        private long bytes;

        Taking(Path named, int mostFiles, long mostBytes) {
            this.root = named;
            this.named = named;
            this.mostFiles = mostFiles;
            this.mostBytes = mostBytes;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(root) && !PathSpelling.survives(folder.getFileName())) {
                skipped.add(name(folder) + "/" + NO_TEXT);
                return FileVisitResult.SKIP_SUBTREE;
            }
            boolean own = NEVER.contains(String.valueOf(folder.getFileName())) && !folder.equals(root);
            if (own) {
                skipped.add(name(folder) + "/" + TOOLS);
            }
            return own ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isRegularFile()) {
                skipped.add(name(file) + ": " + (attributes.isSymbolicLink() ? "a link" : "no regular file"));
                return FileVisitResult.CONTINUE;
            }
            if (!PathSpelling.survives(file.getFileName())) {
                skipped.add(name(file) + NO_TEXT);
                return FileVisitResult.CONTINUE;
            }
            bytes += attributes.size();
            if (files.size() == mostFiles || bytes > mostBytes) {
                throw new UsageException(new Problem(
                        "deliverable-large",
                        named.toString(),
                        "is too large for a deliverable",
                        "It has more than " + MOST_FILES + " files or " + MOST_BYTES / 1024 / 1024 + " MB.",
                        "Name the part that is to be judged."));
            }
            files.put(name(file), new TreeFile(Files.readAllBytes(file), Files.isExecutable(file)));
            return FileVisitResult.CONTINUE;
        }

        private String name(Path path) {
            return root.relativize(path).toString().replace(File.separatorChar, '/');
        }
    }
}
