package dev.refine.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in texts lie readable at the top of the checkout; the jar must hold the same. */
class BuiltInFoldersTest {

    @ParameterizedTest
    @ValueSource(strings = {"schemas", "templates", "modes"})
    void theProgramCarriesWhatTheFolderShows(String name) throws IOException, URISyntaxException {
        URL inside = getClass().getResource("/refine/" + name);

        Map<String, String> carried = inside == null ? Map.of() : texts(Path.of(inside.toURI()));

        assertThat(carried)
                .as("refine/%s of the program; after removing a file, run mvn clean", name)
                .isEqualTo(texts(Path.of(name)));
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(folder.relativize(file).toString(), Files.readString(file, UTF_8));
                }
            }
        }
        return texts;
    }
}
