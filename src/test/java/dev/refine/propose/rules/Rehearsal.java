package dev.refine.propose.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.CompareRules;
import dev.refine.compare.Comparer;
import dev.refine.compare.Comparison;
import dev.refine.compare.Difference;
import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Grouping;
import dev.refine.diagnose.PredictionCheck;
import dev.refine.diagnose.PredictionOutcome;
import dev.refine.json.OutputReader;
import dev.refine.json.Reading;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.Evidence;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.ProposalRequest.Tried;
import dev.refine.propose.Reply;
import dev.refine.propose.rules.Announcements.Announcement;
import dev.refine.workload.FileRole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lets proposer and stand-in take turns, as the loop does: propose, apply, measure, keep or take back. */
final class Rehearsal {

    private static final Comparer COMPARER = new Comparer(CompareRules.none());

    /** What one state of the files gives. */
    record Measured(
            Map<String, Set<String>> right,
            Map<String, Set<String>> extra,
            List<FailureGroup> groups,
            Evidence evidence) {
        long failing() {
            return right.size() - evidence.passing().size();
        }
    }

    /** One turn. */
    record Turn(Proposal proposal, String outcome, PredictionOutcome prediction, long failing) {}

    /** Answers one input under one state of the files. */
    interface Model {
        String answer(Map<String, String> files, String input);
    }

    private final Model model;
    private final List<Announcement> cases;
    private final List<Tried> history = new ArrayList<>();
    private Map<String, String> files;

    Rehearsal(Model model, List<Announcement> cases, String prompt, String schema) {
        this.model = model;
        this.cases = cases;
        this.files = new TreeMap<>(Map.of("prompt.md", prompt, "schema.json", schema));
    }

    Map<String, String> files() {
        return files;
    }

    /** Ids of the groups that still fail. */
    List<String> left() {
        return measure().groups().stream().map(FailureGroup::id).toList();
    }

    List<Turn> play(int turns) {
        List<Turn> played = new ArrayList<>();
        Measured best = measure();
        while (played.size() < turns && best.failing() > 0) {
            ProposalRequest request = request(best, played.size() + 1);
            if (!(new RulesProposer().propose(request) instanceof Reply.Candidates candidates)) {
                break;
            }
            Proposal proposal = candidates.proposals().get(0);
            Map<String, String> before = files;
            files = applied(proposal.edits());
            Measured after = measure();
            Set<String> gained = changed(best.right(), after.right());
            Set<String> lost = changed(after.right(), best.right());
            gained.addAll(changed(after.extra(), best.extra()));
            lost.addAll(changed(best.extra(), after.extra()));
            String outcome = gained.isEmpty()
                    ? (lost.isEmpty() ? "Neutral" : "Degraded")
                    : lost.isEmpty() ? "Improved" : "Mixed";
            boolean kept = outcome.equals("Improved");
            files = kept ? files : before;
            best = kept ? after : best;
            history.add(new Tried(
                    played.size() + 1,
                    proposal.groupId(),
                    proposal.hypothesis(),
                    proposal.edits(),
                    "",
                    outcome,
                    kept,
                    List.copyOf(lost)));
            played.add(new Turn(
                    proposal,
                    outcome,
                    PredictionCheck.check(proposal.hypothesis().prediction(), gained, lost),
                    best.failing()));
        }
        return played;
    }

    /** Cases that have more in the second state than in the first. */
    private static Set<String> changed(Map<String, Set<String>> from, Map<String, Set<String>> to) {
        Set<String> cases = new TreeSet<>();
        to.forEach((id, paths) -> {
            if (!from.get(id).containsAll(paths)) {
                cases.add(id);
            }
        });
        return cases;
    }

    private static void leaves(String path, JsonNode node, Set<String> leaves) {
        if (node.isContainerNode() && !node.isEmpty()) {
            node.properties().forEach(member -> leaves(path + "/" + member.getKey(), member.getValue(), leaves));
            for (int index = 0; node.isArray() && index < node.size(); index++) {
                leaves(path + "/" + index, node.get(index), leaves);
            }
        } else {
            leaves.add(path);
        }
    }

    private Map<String, String> applied(List<Edit> edits) {
        Map<String, String> changed = new TreeMap<>(files);
        edits.forEach(edit -> changed.merge(edit.path(), "", (text, none) -> Edits.apply(text, edit)));
        return changed;
    }

    private Measured measure() {
        Map<String, JsonNode> actual = new HashMap<>();
        Map<String, JsonNode> expected = new HashMap<>();
        Map<String, String> inputs = new HashMap<>();
        Map<String, Set<String>> right = new HashMap<>();
        Map<String, Set<String>> extra = new HashMap<>();
        List<String> passing = new ArrayList<>();
        List<CaseDiagnosis> diagnoses = new ArrayList<>();
        for (Announcement one : cases) {
            byte[] answer = model.answer(files, one.text()).getBytes(StandardCharsets.UTF_8);
            Reading reading = OutputReader.read(answer);
            Comparison comparison = COMPARER.compare(one.expected(), reading);
            List<Difference> differences = comparison.differences();
            expected.put(one.id(), one.expected());
            reading.value().ifPresent(output -> actual.put(one.id(), output));
            inputs.put(one.id(), one.text());
            Set<String> leaves = new TreeSet<>();
            leaves("", one.expected(), leaves);
            leaves.removeAll(comparison.wrongLeaves());
            if (reading.oddities().isEmpty()) {
                leaves.add("bare JSON");
            }
            right.put(one.id(), leaves);
            extra.put(one.id(), comparison.extraLeaves());
            if (differences.stream().noneMatch(Difference::cost)) {
                passing.add(one.id());
            }
            diagnoses.add(new CaseDiagnosis(one.id(), differences, List.of(), Optional.empty()));
        }
        return new Measured(right, extra, Grouping.group(diagnoses), new Evidence(expected, actual, inputs, passing));
    }

    private ProposalRequest request(Measured measured, int iteration) {
        List<FileText> texts = files.entrySet().stream()
                .map(file -> new FileText(
                        file.getKey(),
                        file.getKey().endsWith(".json") ? FileRole.SCHEMA : FileRole.PROMPT,
                        "",
                        file.getValue()))
                .toList();
        return Requests.of(texts, measured.groups(), measured.evidence(), history, iteration);
    }
}
