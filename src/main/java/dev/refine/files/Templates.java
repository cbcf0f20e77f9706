package dev.refine.files;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheException;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Markdown templates, in the mustache language: a user's file {@code templates/NAME} beside the manifest wins over
 * the built-in one. In a template <code>{{x}}</code> is text made safe for Markdown, <code>{{{x}}}</code> is Markdown as
 * it stands; a name that the scope lacks is empty.
 */
public final class Templates {

    private static final String BUILT_IN = "/refine/templates/";
    private static final Pattern PLACE = Pattern.compile("@?\\[([^\\]\\[]+):(\\d+)\\]");

    private final Path folder;
    private final Factory factory = new Factory();

    public Templates(Path manifestFolder) {
        this.folder = manifestFolder.resolve("templates");
    }

    /**
     * Renders one template.
     *
     * @param name file name, for instance {@code REFINE_PLAN.md}
     * @param scope a map or record; lists repeat their section
     * @throws UsageException when the template cannot be read or is not mustache
     */
    public String render(String name, Object scope) {
        StringWriter text = new StringWriter();
        try {
            factory.compile(name).execute(text, scope);
            return text.toString();
        } catch (MustacheException | UncheckedIOException e) {
            throw new UsageException(problem(name, e), e);
        }
    }

    /**
     * Renders each template that is the user's own of nothing, so that a slip is known before there is anything to lose.
     *
     * @throws UsageException as {@link #render} does
     */
    public void check(String... names) {
        for (String name : names) {
            if (Files.exists(folder.resolve(name))) {
                render(name, Map.of());
            }
        }
    }

    private Problem problem(String name, RuntimeException e) {
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        Matcher place = PLACE.matcher(said);
        String where = "templates/" + name;
        if (place.find()) {
            where = "templates/" + place.group(1) + ":" + place.group(2);
            said = said.substring(0, place.start());
        }
        String found = said.strip().replaceAll("[.:]$", "") + ".";
        return new Problem(
                "template-invalid",
                where,
                "the template cannot be used",
                found,
                "Correct it, or delete it to get the built-in one.");
    }

    private final class Factory extends DefaultMustacheFactory {

        @Override
        public Reader getReader(String name) {
            return new StringReader(text(name));
        }

        @Override
        public void encode(String value, Writer writer) {
            try {
                writer.write(Markdown.escape(value));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String text(String name) {
            boolean plainName = !name.contains("/") && !name.contains("\\") && !name.startsWith(".");
            Path own = plainName ? folder.resolve(name) : folder;
            try {
                return plainName && Files.exists(own) ? decode(Files.readAllBytes(own)) : builtIn(name, plainName);
            } catch (CharacterCodingException e) {
                throw new MustacheException("It is not UTF-8 text");
            } catch (IOException e) {
                throw new MustacheException("It cannot be read: " + e.getMessage());
            }
        }

        private String builtIn(String name, boolean plainName) throws IOException {
            try (InputStream stream = plainName ? Templates.class.getResourceAsStream(BUILT_IN + name) : null) {
                if (stream == null) {
                    throw new MustacheException("There is no template \"" + name + "\"");
                }
                return decode(stream.readAllBytes());
            }
        }

        private static String decode(byte[] bytes) throws CharacterCodingException {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }
}
