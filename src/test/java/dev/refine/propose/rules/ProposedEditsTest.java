package dev.refine.propose.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FailureGroup;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.Evidence;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.ProposalRequest.Tried;
import dev.refine.propose.Reply;
import dev.refine.workload.FileRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds of every edit, whatever the prompt looks like and whatever fails. */
class ProposedEditsTest {

    private static final int ROUNDS = 400;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\w+}}|\\$\\{\\w+}|\\{\\w+}");

    private static final List<String> LINES = List.of(
            "",
            "",
            "Extract the data.",
            "- due: the day",
            "- due: the day",
            "- total: what to pay",
            "{text}",
            "{{document}}",
            "${input}",
            "Document: {{document}}",
            "# Fields",
            "## Output rules",
            "- Write `due` as YYYY-MM-DD, for example" + " 2024-03-31.",
            "<!-- refine:keep -->",
            "```",
            "Rows (rows[].sku) matter.",
            "| due | date |",
            "End.");

    private static final List<String> VALUES = List.of(
            "\"2024-03-31\"",
            "\"31.03.2024\"",
            "\"31 March 2024\"",
            "12.5",
            "\"12,50 EUR\"",
            "null",
            "\"\"",
            "\"n/a\"",
            "true",
            "\"yes\"",
            "\"Net {x} ${y} `z`\"",
            "[1,2]",
            "{\"a\":1}",
            "\"ACME\"",
            "\"Acme\"",
            "");

    @Test
    void everyEditAppliesOnceAndKeepsPlaceholdersAndKeptRegionsAndIsNeverRepeated() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String prompt = prompt(random);
            List<FailureGroup> groups = new ArrayList<>();
            Evidence evidence = evidence(random, groups);
            List<Tried> history = new ArrayList<>();
            Set<List<Edit>> seen = new HashSet<>();
            for (int turn = 0; turn < 12; turn++) {
                ProposalRequest request = Requests.of(
                        List.of(new FileText("p.md", FileRole.PROMPT, "", prompt)), groups, evidence, history, turn);
                if (!(new RulesProposer().propose(request) instanceof Reply.Candidates candidates)) {
                    break;
                }
                for (Proposal proposal : candidates.proposals()) {
                    check(seed, prompt, proposal);
                }
                Proposal first = candidates.proposals().get(0);
                assertThat(seen.add(first.edits()))
                        .as("seed %d repeats %s", seed, first)
                        .isTrue();
                String outcome =
                        List.of("Neutral", "Mixed", "Refused", "Skipped").get(random.nextInt(4));
                history.add(new Tried(
                        turn, first.groupId(), first.hypothesis(), first.edits(), "", outcome, false, List.of("c0")));
            }
        }
    }

    private static void check(long seed, String prompt, Proposal proposal) {
        String changed = Edits.applyAll("p.md", prompt, proposal.edits());
        assertThat(changed).as("seed %d changes nothing", seed).isNotEqualTo(prompt);
        assertThat(placeholders(changed))
                .as("seed %d, placeholders of%n%s", seed, changed)
                .isEqualTo(placeholders(prompt));
        assertThat(kept(changed))
                .as("seed %d, kept regions of%n%s", seed, changed)
                .isEqualTo(kept(prompt));
        if (prompt.contains("\r\n")) {
            assertThat(changed.replace("\r\n", ""))
                    .as("seed %d mixes line ends", seed)
                    .doesNotContain("\n");
        }
        assertThat(proposal.hypothesis().prediction().fixes())
                .as("seed %d", seed)
                .isNotEmpty();
    }

    private static List<String> placeholders(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /** What stands between the first and second marker, the third and fourth, and so on. */
    private static List<String> kept(String text) {
        String[] parts = text.split("refine:keep", -1);
        List<String> kept = new ArrayList<>();
        for (int index = 1; index + 1 < parts.length; index += 2) {
            kept.add(parts[index]);
        }
        return kept;
    }

    private static String prompt(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        int lines = random.nextInt(12);
        for (int line = 0; line < lines; line++) {
            text.append(LINES.get(random.nextInt(LINES.size())));
            text.append(line == lines - 1 && random.nextBoolean() ? "" : end);
        }
        return text.toString();
    }

    private static Evidence evidence(SplittableRandom random, List<FailureGroup> groups) {
        Evidence evidence = new Evidence(new HashMap<>(), new HashMap<>(), new HashMap<>(), List.of());
        for (String path : List.of("/due", "/total", "/rows/*/sku", "/rows/*", "")) {
            List<FailureGroup.Example> examples = new ArrayList<>();
            List<String> cases = new ArrayList<>();
            for (int number = 0; number < 1 + random.nextInt(4); number++) {
                String id = "c" + number;
                String wanted = VALUES.get(random.nextInt(VALUES.size()));
                String given = VALUES.get(random.nextInt(VALUES.size()));
                examples.add(new FailureGroup.Example(id, path.replace("*", "0"), wanted, given));
                cases.add(id);
                evidence.expected()
                        .put(id, Json.parse("{\"due\":\"2024-03-31\",\"total\":12.5,\"rows\":[{\"sku\":\"A\"}]}"));
                evidence.actual().put(id, Json.parse("{\"due\":\"31.3.2024\",\"rows\":[]}"));
                evidence.inputText().put(id, "Due {date}: 31 March 2024\nTotal 12,50\nItem A");
            }
            String category = List.of(
                            "missing",
                            "extra",
                            "wrong-value",
                            "type-mismatch",
                            "structural",
                            "format-only",
                            "moved",
                            "not-json-wrapper",
                            "unparseable",
                            "renamed-key",
                            "null-vs-absent",
                            "check")
                    .get(random.nextInt(12));
            groups.add(new FailureGroup(category + " " + path, category, "", path, cases.size(), cases, examples));
        }
        return evidence;
    }
}
