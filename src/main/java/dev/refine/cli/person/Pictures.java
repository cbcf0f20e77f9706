package dev.refine.cli.person;

import dev.refine.cli.terminal.Console;
import dev.refine.files.VisibleText;
import dev.refine.process.ProgramSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pictures for a person: the path of each, the picture itself where the terminal takes one, and the system's viewer on
 * request. What cannot be shown is said in words.
 */
public final class Pictures {

    private static final int MOST = 5;
    private static final int LARGEST = 8 << 20;
    private static final int COLUMNS = 78;

    /** About what that many columns have. */
    private static final int PIXELS = 640;

    private final Console console;
    private final Optional<PictureProtocol> protocol;

    public Pictures(Console console) {
        this.console = console;
        this.protocol = console.interactive() ? PictureProtocol.of(console.variables()) : Optional.empty();
    }

    /** Numbered, in order; the first few are drawn. */
    public void show(List<Path> pictures) {
        for (int i = 0; i < pictures.size(); i++) {
            Path picture = pictures.get(i);
            say("  " + (pictures.size() == 1 ? "" : (i + 1) + ". ") + console.shown(picture));
            if (i < MOST) {
                drawn(picture).ifPresent(escape -> {
                    console.err().println(escape);
                    console.err().flush();
                });
            }
        }
        if (pictures.size() > MOST && protocol.isPresent()) {
            say("  The first " + MOST + " are drawn; open shows the others.");
        }
    }

    private Optional<String> drawn(Path picture) {
        try {
            if (protocol.isEmpty() || !protocol.get().takes(picture) || Files.size(picture) > LARGEST) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(picture);
            boolean wide = PictureProtocol.width(bytes) > PIXELS;
            return protocol.get().escape(bytes, wide ? COLUMNS : 0);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Gives a picture to the system's viewer and does not wait for it. */
    void open(Path picture) {
        Optional<Path> viewer = viewer();
        if (viewer.isEmpty()) {
            say("Nothing here opens pictures; the picture is " + picture.toAbsolutePath());
            return;
        }
        try {
            new ProcessBuilder(viewer.get().toString(), picture.toAbsolutePath().toString())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            say("opened with " + viewer.get().getFileName() + ": " + console.shown(picture));
        } catch (IOException e) {
            say(viewer.get().getFileName() + " cannot be started; the picture is " + picture.toAbsolutePath());
        }
    }

    /** Without a screen a viewer would write over the dialogue. */
    private Optional<Path> viewer() {
        List<String> names = new ArrayList<>();
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")) {
            names.add("open");
        }
        if (Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .anyMatch(name -> !console.variables().getOrDefault(name, "").isEmpty())) {
            names.add("xdg-open");
        }
        names.add("wslview");
        String path = console.variables().getOrDefault("PATH", "");
        return names.stream()
                .flatMap(name -> ProgramSearch.find(name, path).stream())
                .findFirst();
    }

    private void say(String line) {
        console.err().println(VisibleText.of(line));
        console.err().flush();
    }
}
