package dev.refine.propose.rules.saving;

import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest.Tried;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which passages to remove together: all of a kind, and when that did not stay, one half and then the other, down to
 * single ones. What earlier attempts left standing is not removed in the same company again.
 */
final class Halving {

    private final List<Set<Passage>> failed;

    /** @param passages of the file as it stands */
    Halving(String path, List<Passage> passages, List<Tried> history) {
        this.failed = history.stream()
                .filter(tried -> !tried.kept())
                .map(tried -> removedBy(tried.edits(), path, passages))
                .toList();
    }

    /** Nothing when every way was tried. */
    Optional<List<Passage>> next(List<Passage> passages) {
        if (passages.isEmpty()) {
            return Optional.empty();
        }
        if (!failed.contains(Set.copyOf(passages))) {
            return Optional.of(passages);
        }
        int middle = passages.size() / 2;
        return middle == 0
                ? Optional.empty()
                : next(passages.subList(0, middle)).or(() -> next(passages.subList(middle, passages.size())));
    }

    private static Set<Passage> removedBy(List<Edit> edits, String path, List<Passage> passages) {
        Set<Passage> removed = new HashSet<>();
        for (Edit edit : edits) {
            passages.stream()
                    .filter(passage -> edit.path().equals(path)
                            && edit.search().contains(passage.text())
                            && !edit.replace().contains(passage.text()))
                    .forEach(removed::add);
        }
        return removed;
    }
}
