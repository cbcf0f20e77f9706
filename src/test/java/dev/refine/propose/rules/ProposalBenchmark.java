package dev.refine.propose.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.CompareRules;
import dev.refine.compare.Comparer;
import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Grouping;
import dev.refine.json.Json;
import dev.refine.json.Reading;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.Evidence;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.Proposer;
import dev.refine.propose.rules.Announcements.Announcement;
import dev.refine.workload.FileRole;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What grouping and one proposal cost on a thousand failing cases. A program to run by hand, no test. */
final class ProposalBenchmark {

    private static final int CASES = 1_000;
    private static final int ROUNDS = 30;

    private ProposalBenchmark() {}

    public static void main(String[] args) {
        StandIn model =
                new StandIn("title category eventDate doors price currency soldOut website acts bookingCode", "{}");
        Map<String, JsonNode> expected = new HashMap<>();
        Map<String, JsonNode> actual = new HashMap<>();
        Map<String, String> inputs = new HashMap<>();
        List<CaseDiagnosis> diagnoses = new ArrayList<>();
        int number = 0;
        for (Announcement one : Announcements.some(CASES, 11)) {
            String id = one.id() + "-" + number++;
            String answer = model.answer(one.text());
            JsonNode output = Json.parse(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
            expected.put(id, one.expected());
            actual.put(id, output);
            inputs.put(id, one.text());
            diagnoses.add(new CaseDiagnosis(
                    id,
                    new Comparer(CompareRules.none())
                            .compare(one.expected(), Reading.of(output))
                            .differences(),
                    List.of(),
                    Optional.empty()));
        }
        List<FailureGroup> groups = Grouping.group(diagnoses);
        Evidence evidence = new Evidence(expected, actual, inputs, List.of());
        ProposalRequest request = Requests.of(
                List.of(new FileText("prompt.md", FileRole.PROMPT, "", "Extract.\n")), groups, evidence, List.of(), 1);
        Proposer proposer = new RulesProposer();
        report("grouping", () -> Grouping.group(diagnoses));
        report("proposal over " + groups.size() + " groups", () -> proposer.propose(request));
    }

    private static void report(String what, Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] micros = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            work.run();
            micros[round] = (threads.getCurrentThreadCpuTime() - start) / 1_000;
        }
        long first = micros[0];
        Arrays.sort(micros);
        System.out.printf(
                "%s, CPU: first %.1f ms, median %.1f ms, best %.1f ms%n",
                what, first / 1e3, micros[ROUNDS / 2] / 1e3, micros[0] / 1e3);
    }
}
