package dev.refine.propose;

import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.ProposalRequest.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What several proposers said to one state of the files. */
final class Candidates {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Candidates() {}

    /**
     * Each change once, the most promising first. Two are the same when they leave the same text behind, whatever they quote
     * to get there; spaces do not count. The first of them stands for all.
     *
     * @param all in the order of preference
     */
    static List<Proposal> ranked(List<Proposal> all, ProposalRequest request) {
        Map<Map<String, String>, List<Proposal>> same = new LinkedHashMap<>();
        all.forEach(proposal -> same.computeIfAbsent(after(proposal, request.files()), key -> new ArrayList<>())
                .add(proposal));
        Set<String> failing = new HashSet<>();
        request.groups().forEach(group -> failing.addAll(group.cases()));
        return same.values().stream()
                .sorted(Comparator.comparingDouble(group -> -promise(group, failing)))
                .map(group -> group.get(0))
                .toList();
    }

    /** What an answer to the same files has left that the history does not hold. */
    static List<Proposal> untried(ProposalRequest request) {
        Set<List<Edit>> tried = new HashSet<>();
        request.history().stream().map(Tried::edits).forEach(tried::add);
        return request.underway().left().stream()
                .filter(proposal -> !tried.contains(proposal.edits()))
                .toList();
    }

    /** How many failing cases it says it mends, how sure it is, and how many say the same. */
    private static double promise(List<Proposal> same, Set<String> failing) {
        double best = 0;
        for (Proposal proposal : same) {
            long reach = proposal.hypothesis().prediction().fixes().stream()
                    .distinct()
                    .filter(failing::contains)
                    .count();
            double sure = switch (proposal.hypothesis().confidence()) {
                case "High" -> 0.8;
                case "Medium" -> 0.5;
                default -> 0.25;
            };
            best = Math.max(best, reach * sure);
        }
        long voices = same.stream().map(Proposal::proposer).distinct().count();
        return best * voices;
    }

    /** The files that change, with their text afterwards; where an edit cannot be made, with the edit itself. */
    private static Map<String, String> after(Proposal proposal, List<FileText> files) {
        Map<String, String> texts = new TreeMap<>();
        for (Edit edit : proposal.edits()) {
            String before = texts.getOrDefault(edit.path(), textOf(edit.path(), files));
            int at = before.indexOf(edit.search());
            String changed;
            if (edit.search().isEmpty()) {
                changed = before + "\n" + edit.replace();
            } else if (at < 0) {
                changed = before + edit;
            } else {
                changed = before.substring(0, at)
                        + edit.replace()
                        + before.substring(at + edit.search().length());
            }
            texts.put(edit.path(), changed);
        }
        texts.replaceAll((path, text) -> SPACES.matcher(text).replaceAll(" ").strip());
        return texts;
    }

    private static String textOf(String path, List<FileText> files) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .map(FileText::text)
                .findFirst()
                .orElse("");
    }
}
