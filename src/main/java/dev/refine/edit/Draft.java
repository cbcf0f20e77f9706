package dev.refine.edit;

import dev.refine.problem.Problem;
import dev.refine.propose.Edit;
import dev.refine.workload.EditableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One real file while the edits of a proposal are tried on it, with every listing (name, region) that leads to it. */
final class Draft {

    private final List<EditableFile> listings;
    private final byte[] bytes;
    private final SourceText original;
    private final List<Span> originalSpans = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private SourceText current;

    Draft(List<EditableFile> listings, byte[] bytes) {
        this.listings = listings;
        this.bytes = bytes;
        this.original = EditableText.source(listings.get(0), bytes);
        this.current = original;
        for (EditableFile listing : listings) {
            originalSpans.add(Span.of(listing, original.text()));
        }
        spans.addAll(originalSpans);
    }

    /** Tries one edit; on a problem the draft is of no more use. */
    Optional<Problem> apply(Edit edit) {
        String search = Span.lineEnds(Objects.requireNonNullElse(edit.search(), ""));
        String replace = Span.lineEnds(Objects.requireNonNullElse(edit.replace(), ""));
        List<Integer> regions = regions(edit.path());
        if (search.isEmpty()) {
            return append(edit.path(), regions, replace);
        }
        List<Place> places = new ArrayList<>();
        for (int region : regions) {
            for (Anchor.Hit hit : new Anchor(text(region), search, replace).hits()) {
                places.add(new Place(region, hit));
            }
        }
        if (places.size() != 1) {
            return Optional.of(unclear(edit.path(), search, regions, places));
        }
        put(places.get(0).region(), places.get(0).hit());
        return Optional.empty();
    }

    private record Place(int region, Anchor.Hit hit) {}

    boolean isChanged() {
        return !current.text().equals(original.text());
    }

    ChangedText changedText() {
        List<ChangedText.Part> parts = new ArrayList<>();
        for (int i = 0; i < listings.size(); i++) {
            EditableFile listing = listings.get(i);
            String before = originalSpans.get(i).in(original.text());
            String after = text(i);
            listing.region().ifPresent(region -> parts.add(new ChangedText.Part(region, before, after)));
        }
        return new ChangedText(listings.get(0), original.text(), current.text(), parts);
    }

    ChangedFile change() {
        return TextDiff.change(listings.get(0).relative(), bytes, current.encode(), changedText());
    }

    private Optional<Problem> append(String path, List<Integer> regions, String addition) {
        if (regions.size() > 1) {
            return Optional.of(Refusal.of(
                    "edit-ambiguous",
                    "an empty search does not say which of the " + regions.size() + " regions of " + path + " is meant",
                    ""));
        }
        String text = text(regions.get(0));
        boolean isRegion = listings.get(regions.get(0)).region().isPresent();
        String appended = Appended.to(text, addition, isRegion);
        put(regions.get(0), new Anchor.Hit(0, text.length(), appended));
        return Optional.empty();
    }

    private void put(int region, Anchor.Hit hit) {
        String text = text(region);
        String changed = text.substring(0, hit.from()) + hit.replacement() + text.substring(hit.to());
        String kept = Appended.keepEnd(text, changed);
        Span span = spans.get(region);
        current = current.replace(span.from(), span.to(), kept);
        spans.replaceAll(other -> other.after(span, kept.length()));
    }

    private Problem unclear(String path, String search, List<Integer> regions, List<Place> places) {
        String text = current.text();
        if (places.isEmpty()) {
            String nearest = NearestLine.to(
                    search, text, regions.stream().map(spans::get).toList());
            return Refusal.of("edit-not-found", "the text to replace does not occur in " + path, nearest);
        }
        List<String> lines = places.stream()
                .map(place -> Lines.at(
                        text, spans.get(place.region()).from() + place.hit().from()))
                .distinct()
                .sorted()
                .map(String::valueOf)
                .toList();
        String shown = String.join(", ", lines.subList(0, Math.min(10, lines.size())));
        return Refusal.of(
                "edit-ambiguous",
                "the text to replace occurs " + places.size() + " times in " + path
                        + (lines.size() == 1 ? " (line " : " (lines ") + shown + (lines.size() > 10 ? ", …)" : ")"),
                "");
    }

    private String text(int region) {
        return spans.get(region).in(current.text());
    }

    private List<Integer> regions(String path) {
        List<Integer> regions = new ArrayList<>();
        for (int i = 0; i < listings.size(); i++) {
            if (listings.get(i).relative().equals(path)) {
                regions.add(i);
            }
        }
        return regions;
    }
}
