package dev.refine.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.workload.FileRole;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditShapeTest {

    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "date":  {"type": "string"},
                "total": {"type": "string"}
              },
              "required": ["date"]
            }
            """;

    private static final EditShape SHAPE = new EditShape(List.of(
            new FileText("p.md", FileRole.PROMPT, "", "One.\nTwo.\n\nTwo.\n"),
            new FileText("long.md", FileRole.PROMPT, "", "Line.\n".repeat(201)),
            new FileText("twice.py", FileRole.PROMPT, "", "a"),
            new FileText("twice.py", FileRole.PROMPT, "", "b"),
            new FileText("new.md", FileRole.PROMPT, "", ""),
            new FileText("s.json", FileRole.SCHEMA, "", SCHEMA)));

    private static List<Edit> edits(String edits) throws MisfitException {
        return SHAPE.edits(Json.parse("{\"edits\": " + edits + "}"), "");
    }

    @Nested
    class WholeFile {

        @Test
        void becomesTheLinesThatChange() throws MisfitException {
            assertThat(edits("[{\"path\": \"p.md\", \"text\": \"One.\\nThree.\\n\\nTwo.\\n\"}]"))
                    .containsExactly(new Edit("p.md", "One.\nTwo.\n", "One.\nThree.\n"));
            assertThat(edits("[{\"path\": \"new.md\", \"text\": \"Be brief.\\n\"}]"))
                    .containsExactly(new Edit("new.md", "", "Be brief.\n"));
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "long.md,`edits[0].text is for files of at most 200 lines and 16 KiB; give \"search\" and \"replace\" for long.md`",
                    "twice.py,`edits[0]: twice.py has several regions; give \"search\" and \"replace\"`",
                    "other.md,`edits[0]: other.md is not a file of the request; give \"search\" and \"replace\"`"
                })
        void isForSmallFilesOfTheRequest(String path, String reason) {
            assertThatThrownBy(() -> edits("[{\"path\": \"" + path + "\", \"text\": \"x\"}]"))
                    .hasMessage(reason);
        }
    }

    @Nested
    class Patch {

        private String patched(String operations) throws MisfitException {
            Edit edit = edits("[{\"path\": \"s.json\", \"patch\": " + operations + "}]")
                    .get(0);
            assertThat(SCHEMA.split(java.util.regex.Pattern.quote(edit.search()), -1))
                    .hasSize(2);
            return SCHEMA.replace(edit.search(), edit.replace());
        }

        @Test
        void changesWhatItNamesAndKeepsTheLayoutOfTheRest() throws MisfitException {
            assertThat(patched("[{\"op\": \"replace\", \"path\": \"/properties/total/type\", \"value\": \"number\"},"
                            + "{\"op\": \"add\", \"path\": \"/required/-\", \"value\": \"total\"},"
                            + "{\"op\": \"add\", \"path\": \"/properties/tax\", \"value\": {\"type\": \"number\"}}]"))
                    .isEqualTo("""
                            {
                              "type": "object",
                              "properties": {
                                "date":  {"type": "string"},
                                "total": {"type": "number"},
                                "tax": {"type":"number"}
                              },
                              "required": ["date", "total"]
                            }
                            """);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"op\":\"remove\",\"path\":\"/type\"}",
                    "{\"op\":\"remove\",\"path\":\"/properties/total\"}",
                    "{\"op\":\"remove\",\"path\":\"/required/0\"}",
                    "{\"op\":\"move\",\"from\":\"/properties/date\",\"path\":\"/properties/a~1b\"}",
                    "{\"op\":\"copy\",\"from\":\"/required\",\"path\":\"/properties/total/enum\"}",
                    "{\"op\":\"add\",\"path\":\"/required/0\",\"value\":\"x\"}",
                    "{\"op\":\"add\",\"path\":\"/type\",\"value\":[\"object\",\"null\"]}",
                    "{\"op\":\"add\",\"path\":\"\",\"value\":{}}"
                })
        void leavesJson(String operation) throws MisfitException {
            assertThat(Json.parse(patched("[" + operation + "]"))).isNotEqualTo(Json.parse(SCHEMA));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"op\":\"remove\",\"path\":\"/tax\"}|edits[0].patch[0]: \"/tax\" does not exist",
                    "{\"op\":\"add\",\"path\":\"/required/7\",\"value\":1}|edits[0].patch[0]: \"/required/7\" does not exist",
                    "{\"op\":\"add\",\"path\":\"/x\"}|edits[0].patch[0].value is missing",
                    "{\"op\":\"test\",\"path\":\"/type\",\"value\":1}|edits[0].patch[0]: there stands \"object\"",
                    "{\"op\":\"grow\",\"path\":\"/type\"}|edits[0].patch[0].op is \"grow\"; known are add, remove, replace, move, copy and test",
                    "{\"op\":\"remove\",\"path\":\"type\"}|edits[0].patch[0].path is \"type\"; it must be a JSON Pointer, which begins with \"/\""
                })
        void saysWhichOperationDoesNotFit(String operation, String reason) {
            assertThatThrownBy(() -> patched("[" + operation + "]")).hasMessage(reason);
        }

        @Test
        void isForSchemaFiles() {
            assertThatThrownBy(() -> edits("[{\"path\": \"p.md\", \"patch\": []}]"))
                    .hasMessage("edits[0].patch is for schema files; p.md is a prompt");
        }
    }
}
