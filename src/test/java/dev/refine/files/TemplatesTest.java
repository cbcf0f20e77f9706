package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    @TempDir
    Path folder;

    record Row(String name, int count) {}

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(folder.resolve("templates"));
    }

    @Test
    void ownTemplateWinsOverBuiltIn() throws IOException {
        assertThat(new Templates(folder).render("REFINE_PLAN.md", Map.of())).contains("## Experiments");
        own("REFINE_PLAN.md", "mine: {{x}}\n");
        assertThat(new Templates(folder).render("REFINE_PLAN.md", Map.of("x", "y")))
                .isEqualTo("mine: y\n");
    }

    @Test
    void escapesForMarkdownUnlessToldNotTo() throws IOException {
        own("T.md", "{{x}} {{{x}}} {{&x}}");
        assertThat(new Templates(folder).render("T.md", Map.of("x", "<a|b>"))).isEqualTo("&lt;a\\|b> <a|b> <a|b>");
    }

    @Test
    void repeatsSectionsOverRecordsAndSkipsMissingNames() throws IOException {
        own("T.md", "{{#rows}}\n- {{name}}: {{count}}{{nothing}}\n{{/rows}}\n{{^rows}}\nnone\n{{/rows}}\n");
        Templates templates = new Templates(folder);
        assertThat(templates.render("T.md", Map.of("rows", List.of(new Row("a", 1), new Row("b", 2)))))
                .isEqualTo("- a: 1\n- b: 2\n");
        assertThat(templates.render("T.md", Map.of("rows", List.of()))).isEqualTo("none\n");
    }

    @Test
    void namesFileAndLineOfABrokenTemplate() throws IOException {
        own("T.md", "a\n{{#open}}\nb\n");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> new Templates(folder).render("T.md", Map.of()))
                .withMessage(
                        "templates/T.md:2: the template cannot be used [template-invalid]. Failed to close 'open' tag."
                                + " Correct it, or delete it to get the built-in one.");
    }

    @Test
    void namesATemplateThatIsNotText() throws IOException {
        Files.write(folder.resolve("templates/T.md"), new byte[] {(byte) 0xC3, 0x28});
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> new Templates(folder).render("T.md", Map.of()))
                .withMessage("templates/T.md: the template cannot be used [template-invalid]. It is not UTF-8 text."
                        + " Correct it, or delete it to get the built-in one.");
    }

    @Test
    void partialsStayInsideTheTemplatesFolder() throws IOException {
        Files.writeString(folder.resolve("secret.md"), "secret");
        own("part.md", "part");
        own("good.md", "<{{> part.md}}>");
        own("bad.md", "{{> ../secret.md}}");
        Templates templates = new Templates(folder);
        assertThat(templates.render("good.md", Map.of())).isEqualTo("<part>");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> templates.render("bad.md", Map.of()))
                .withMessageContaining("There is no template \"../secret.md\".");
    }

    private void own(String name, String text) throws IOException {
        Files.writeString(folder.resolve("templates").resolve(name), text);
    }
}
