package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a quality session cannot start with; whole messages. */
class QualityUsageTest {

    @TempDir
    Path folder;

    private QualityWorkshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath());
    }

    @Test
    void noBuilder() {
        shop.with(file -> file.withObject("/roles").remove("builder"));

        refused("quality.json: nobody plays the builder [role-none]. The loop needs one; a judgement does not. Name it"
                + " under \"roles\", or use refine evaluate.");
    }

    @Test
    void nobodyToJudge() {
        shop.with(file -> {
            file.withObject("/roles").remove("evaluator");
            file.put("criteria", "prompt");
        });

        refused(
                "quality.json: there is nobody to judge the deliverable [nothing-to-judge-by]. No evaluator plays, and no"
                        + " criterion has a check. Name an evaluator under \"roles\", or give criteria a \"check\"; see"
                        + " docs/quality.md.");
    }

    @Test
    void unknownKey() {
        shop.write("quality.json", "{\n  \"rolles\": {}\n}\n");

        refused("quality.json:2:3: unknown key \"rolles\" [quality-key]. Did you mean \"roles\"?");

        shop.write("quality.json", "{\n  \"builder\": {}\n}\n");
        refused("quality.json:2:3: unknown key \"builder\" [quality-key]. It belongs under \"roles\".");

        shop.write("quality.json", "{\n  \"command\": \"true\"\n}\n");
        refused("quality.json:2:3: unknown key \"command\" [quality-key]. See schemas/quality.schema.json.");
    }

    @Test
    void unknownBackend() {
        shop.with(file -> file.withObject("/roles").put("evaluator", "gemni"))
                .with(file -> file.putObject("backends").putObject("gemini").put("command", "true"));

        refused("quality.json: there is no backend \"gemni\" [backend-unknown]. There are: gemini. Did you mean"
                + " \"gemini\"?");
    }

    @Test
    void mistakesInAFileOfAnotherNameAreToldByItsName() {
        shop.write("mine.json", "{\"criteria\": \"A1: is short, A2: is true\", \"roles\": {\"evaluator\": \"gemni\"}}");
        assertThat(shop.quality("--config", "mine.json").err()).startsWith("mine.json: there is no backend \"gemni\"");
        shop.write("mine.json", "{\"criteria\": \"nowhere\"}");
        assertThat(shop.quality("--config", "mine.json").err())
                .startsWith("mine.json: there is no file and no preset of criteria \"nowhere\"");
        shop.write("mine.json", "{\"criteria\": \"A1: is short, A2: is true\"}");
        assertThat(shop.quality("--config", "mine.json").err()).startsWith("mine.json: nobody plays the builder");
    }

    @Test
    void doubledBracesAreWarnedOf() {
        shop.with(file -> {
            ((ObjectNode) file.at("/criteria/0"))
                    .put("check", "n=$(grep -c good {{deliverable}}/text.txt); echo {{other}} ${n:-0}");
            file.withObject("/roles").putObject("evaluator").put("command", "sh {home}/evaluator.sh {{prompt_file}}");
        });

        assertThat(shop.quality("--dry-run").err())
                .isEqualTo(
                        "warning: quality.json: the command of evaluator has {{prompt_file}} [placeholder-doubled]. One"
                                + " pair of braces stays around what is put in its place. Write {prompt_file} if that is"
                                + " not meant.\n"
                                + "warning: quality.json: the check of E1 has {{deliverable}} [placeholder-doubled]. One"
                                + " pair of braces stays around what is put in its place. Write {deliverable} if that is"
                                + " not meant.\n");
    }

    @Test
    void tooManyCriteria() {
        Outcome outcome = shop.quality("--criteria", "E1: a, E2: b, E3: c, E4: d, E5: e, E6: f, E7: g, E8: h");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("--criteria: there must be one to seven criteria [criteria-count]. Found 8. Three to seven"
                        + " distinct ones judge best.\n");
    }

    @Test
    void deliverableThatHoldsItsOwnSessions() {
        Outcome outcome = shop.quality("Do it.", ".");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("cannot be the deliverable [deliverable-home].");
    }

    @Test
    void deliverableAmongWhatTheProgramKeeps() throws IOException {
        Files.createDirectories(shop.folder.resolve("sessions"));
        Files.createSymbolicLink(shop.folder.resolve("link"), shop.folder.resolve("sessions"));
        for (String place : List.of("sessions", "sessions/mine/x.txt", "link/page", ".refine/page", "quality.json")) {
            Outcome outcome = shop.quality("Do it.", place);

            assertThat(outcome.exit()).as(place).isEqualTo(2);
            assertThat(outcome.err()).contains(place + ": cannot be the deliverable [deliverable-home]. It ");
        }
        shop.write("text/old.txt", "old");
        String inside = shop.folder.resolve("text/session").toString();
        assertThat(shop.quality("--session", inside).err())
                .isEqualTo("DIR/text: cannot be the deliverable [deliverable-home]. The session is to be kept in"
                        + " DIR/text/session. Put the deliverable into a folder of its own.\n");
        assertThat(shop.refine("evaluate", "text", "--session", inside).exit()).isEqualTo(2);
    }

    @Test
    void pathThatNoSystemKnowsAndMoneyWithoutEnd() {
        shop.with(file -> file.put("deliverable", "a\u0000b"));
        refused("quality.json:4:18: \"deliverable\" is blank or holds the character NUL [quality-value]. Found"
                + " \"a\\u0000b\". Correct it.");
        shop.with(file -> file.put("deliverable", " "));
        assertThat(shop.quality().err()).contains("\"deliverable\" is blank");
        shop.with(file -> file.put("deliverable", "text"))
                .with(file -> file.withObject("/roles").putObject("builder").put("replay", "a\u0000b"));
        assertThat(shop.quality().err()).contains("\"roles.builder.replay\" is blank or holds the character NUL");
        shop.with(file -> file.withObject("/roles").putObject("builder").put("command", "true"));
        assertThat(shop.quality("--cost-budget", "Infinity").err())
                .isEqualTo("--cost-budget cannot be Infinity [option-value]. It must be a positive number.\n");
    }

    @Test
    void bytesThatAreNoTextAreToldWithTheirPlace() throws IOException {
        Files.write(shop.folder.resolve("own.json"), "[\n  \"caf\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(shop.quality("--criteria", "own.json").err())
                .isEqualTo("own.json:2:7: not UTF-8 text [criteria-json]. Found the byte 0xE9. Save the file as"
                        + " UTF-8.\n");
        assertThat(shop.quality("--config", "own.json").err())
                .startsWith("own.json:2:7: not UTF-8 text [quality-json].");
    }

    @Test
    void programThatTheShellDoesNotFind() {
        shop.with(file -> file.withObject("/roles").putObject("evaluator").put("command", "no-such-agent -p"));
        shop.addsGood(1);

        Outcome outcome = shop.quality();

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("role evaluator: the command of \"evaluator\" cannot be started [role-missing].")
                .contains("no-such-agent: ")
                .contains("not found");
        assertThat(shop.asked())
                .as("the builder is not called for a second round")
                .isEqualTo(1);
    }

    @Test
    void checkThatTheShellDoesNotFindIsNoScore() {
        shop.with(file ->
                file.withArray("criteria").addObject().put("text", "Works.").put("check", "no-such-linter"));
        shop.with(file -> file.withArray("criteria")
                .addObject()
                .put("text", "Runs.")
                .put("check", "{deliverable}/not-built-yet"));
        shop.with(file -> file.withArray("criteria")
                .addObject()
                .put("text", "Builds.")
                .put("check", "cd deliverable && ./not-built-yet"));
        shop.with(file -> file.withArray("criteria")
                .addObject()
                .put("text", "Starts.")
                .putArray("check")
                .add("{deliverable}/not-built-yet"));
        shop.addsGood(1);

        assertThat(shop.quality("--max-rounds", "1").err())
                .contains("criterion E3: its check \"no-such-linter\" cannot be started [check-missing].");

        shop.with(file -> file.withArray("criteria").remove(2)).addsGood(1);
        JsonNode scores = shop.result("--max-rounds", "1").at("/rounds/0/scores");
        assertThat(Stream.of("E3", "E4", "E5").map(id -> scores.path(id).asInt(-1)))
                .as("of programs that are the deliverable itself, or in it")
                .containsExactly(0, 0, 0);
    }

    @Test
    void programThatIsNotThere() {
        shop.with(file -> file.withObject("/roles")
                .putObject("builder")
                .putArray("command")
                .add("no-such-agent"));

        Outcome outcome = shop.quality();

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("role builder: the command of \"builder\" cannot be started [role-missing].");
    }

    @Test
    void oneWordIsNoRubricButTheNameOfOne() {
        shop.with(file -> file.put("criteria", "spek"));

        refused(
                "quality.json: there is no file and no preset of criteria \"spek\" [criteria-missing]. Presets are general,"
                        + " prompt, evaluation, round_evaluator, persona, decomposition, planning, spec, analysis. Did you mean"
                        + " \"spec\"? Name a file or a preset, or write \"E1: …, E2: …\".");
    }

    @Test
    void criterionWithAWrongKeyOrValue() {
        shop.write(
                "quality.json",
                "{\"criteria\": [\n{\"text\": \"x\", \"chek\": \"true\"},\n{\"text\": \"y\", \"threshold\": 11}]}\n");

        refused("""
                quality.json:2:15: unknown key "chek" [quality-key]. Did you mean "check"?
                quality.json:3:28: "criteria.1.threshold" must be at most 10 [quality-value].""");
    }

    @Test
    void criterionOfAFileWithAWrongKeyOrValue() {
        shop.with(file -> file.put("criteria", "mine.json"));

        shop.write("mine.json", "[\"a\", {\"text\": \"b\", \"treshold\": 9, \"author\": \"me\"}]");
        refused("mine.json: unknown key \"treshold\" in criterion E2 [criteria-key]. Did you mean \"threshold\"?");

        shop.write("mine.json", "{\"criteria\": [{\"text\": \"b\", \"threshold\": 7.5, \"author\": \"me\"}]}");
        refused("mine.json: \"threshold\" of criterion E1 must be a whole number from 0 to 10 [criteria-value]. Found"
                + " 7.5. Correct it.");

        shop.write("mine.json", "[{\"text\": \"b\", \"check\": {\"command\": \"true\"}}]");
        refused("mine.json: \"check\" of criterion E1 must be a command: a text, or a list of texts [criteria-value]."
                + " Found {\"command\":\"true\"}. Correct it.");
    }

    @Test
    void noCriteriaAreToldWithTheNameOfTheFile() {
        shop.with(file -> file.putArray("criteria"));

        refused("quality.json: there must be one to seven criteria [criteria-count]. Found 0. Three to seven distinct"
                + " ones judge best.");
    }

    @Test
    void backendOfTwoMinds() {
        shop.with(file -> file.withObject("/roles").withObject("/builder").put("preset", "claude"));

        refused(
                "quality.json: the backend \"builder\" says more than one who could play [backend-kind]. It has command and"
                        + " preset. Give it one of command, model, preset, replay.");
    }

    @Test
    void evaluatorsOfWhomNobodyCanWork() {
        shop.with(file -> file.withObject("/roles")
                .withObject("/evaluator")
                .putArray("keys")
                .add("NO_SUCH_KEY"));

        Outcome outcome = shop.quality();

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .isEqualTo(
                        "backend evaluator: the variable NO_SUCH_KEY is not set [key-missing]. The backend cannot work"
                                + " without it. Set it, or name another backend.\n");
    }

    @Test
    void keyThatIsNotSet() {
        shop.with(file -> file.withObject("/roles")
                .withObject("/builder")
                .putArray("keys")
                .add("NO_SUCH_KEY"));

        Outcome outcome = shop.quality();

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .isEqualTo("backend builder: the variable NO_SUCH_KEY is not set [key-missing]. The backend cannot work"
                        + " without it. Set it, or name another backend.\n");
        assertThat(shop.has("sessions")).isFalse();
    }

    @Test
    void sessionThatIsThere() {
        String mine = folder.resolve("mine").toString();
        shop.write("text/text.txt", "good\n").refine("evaluate", "text", "--session", mine);

        String sentence = "the session folder DIR/mine exists already [session-exists]. A session is never overwritten."
                + " Name a new folder, or ";
        assertThat(shop.refine("evaluate", "text", "--session", mine).err())
                .isEqualTo(sentence + "leave --session away.\n");
        assertThat(shop.quality("--session", mine).err())
                .isEqualTo(sentence + "go on with that session: add --continue.\n");
    }

    private void refused(String sentence) {
        Outcome outcome = shop.quality();
        assertThat(outcome.err()).isEqualTo(sentence + "\n");
        assertThat(outcome.exit()).isEqualTo(2);
    }
}
