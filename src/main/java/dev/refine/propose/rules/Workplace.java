package dev.refine.propose.rules;

import dev.refine.diagnose.FieldName;
import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.rules.failure.Finding;
import dev.refine.propose.rules.text.Bullet;
import dev.refine.propose.rules.text.FieldTerms;
import dev.refine.propose.rules.text.PromptText;
import dev.refine.propose.rules.text.SearchText;
import dev.refine.propose.rules.text.Splice;
import dev.refine.workload.FileRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The prompts and schemas of a request, and the edits that bring an attempt into them. */
final class Workplace {

    /** Files whose text is prose; in others a backtick may end the very string that the prompt stands in. */
    private static final Pattern PROSE = Pattern.compile(
            "(?i).*(?:\\.(?:md|markdown|txt|text|prompt|tmpl|j2|jinja2?|mustache|hbs|liquid)|(?:^|/)[^./]+)");

    private final Map<FileText, PromptText> prompts = new LinkedHashMap<>();
    private final SchemaDesk schemas;
    private final KeyCensus keys;

    Workplace(ProposalRequest request, KeyCensus keys) {
        this.keys = keys;
        this.schemas = new SchemaDesk(request);
        for (FileText file : request.files()) {
            if (file.role() == FileRole.PROMPT) {
                prompts.put(
                        file,
                        new PromptText(file.text(), PROSE.matcher(file.path()).matches() ? "`" : ""));
            }
        }
    }

    /** Whether a prompt or a schema speaks of the field. */
    boolean names(FieldName field) {
        FieldTerms terms = keys.terms(field);
        return prompts.values().stream().anyMatch(prompt -> prompt.mentions(terms)) || schemas.names(field);
    }

    /** Texts that a schema lists for the field; empty where none does. */
    List<String> permitted(FieldName field) {
        return schemas.permitted(field);
    }

    /** Whether all of it stands in a prompt already. */
    boolean says(Attempt attempt) {
        return !attempt.level().isOfSchema()
                && attempt.bullets().stream()
                        .allMatch(bullet -> prompts.values().stream().anyMatch(prompt -> prompt.says(bullet)));
    }

    /**
     * The ways to bring it in, best first; none when there is no place for it.
     *
     * @param idle instructions to take out by the same edit, if they stand where it is made
     */
    List<List<Edit>> edits(Attempt attempt, Set<Bullet> idle) {
        if (attempt.level().isOfSchema()) {
            List<Edit> edits = schemas.whole(attempt);
            return edits.isEmpty() ? List.of() : List.of(edits);
        }
        List<Edit> needed = attempt.level() == Level.FIRM ? schemas.whole(attempt) : schemas.needed(attempt);
        List<List<Edit>> ways = new ArrayList<>();
        home(attempt).ifPresent(file -> {
            PromptText prompt = prompts.get(file);
            List<List<Splice>> places = new ArrayList<>();
            standing(attempt, prompt).ifPresent(splice -> places.add(List.of(splice)));
            places.add(prompt.place(attempt.bullets(), bullet -> terms(attempt, bullet)));
            places.add(prompt.collect(attempt.bullets()));
            places.add(prompt.append(attempt.bullets()));
            List<List<Splice>> cleaned =
                    places.stream().map(place -> prompt.without(idle, place)).toList();
            places.addAll(0, cleaned);
            for (List<Splice> place : places.stream().distinct().toList()) {
                SearchText.edits(file, place).ifPresent(edits -> ways.add(join(edits, needed)));
            }
        });
        return ways;
    }

    /** The field of an instruction that speaks of one field only. */
    private Optional<FieldTerms> terms(Attempt attempt, Bullet bullet) {
        return attempt.findings().stream()
                .map(Finding::field)
                .flatMap(field -> Stream.of(field, field.parent()))
                .filter(field -> bullet.fields().equals(List.of(field.spoken())))
                .findFirst()
                .map(keys::terms);
    }

    /** An earlier wording for the same field alone gives way to the better one. */
    private static Optional<Splice> standing(Attempt attempt, PromptText prompt) {
        if (attempt.level() == Level.PLAIN
                || attempt.bullets().size() > 1
                || attempt.advice().wordings().isEmpty()) {
            return Optional.empty();
        }
        Bullet better = attempt.bullets().get(0);
        return attempt.advice().wordings().stream()
                .map(wording -> prompt.replace(wording, better))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The prompt that names the field, else the first. */
    private Optional<FileText> home(Attempt attempt) {
        Finding finding = attempt.first();
        FieldTerms terms = keys.terms(finding.field());
        return prompts.keySet().stream()
                .filter(file -> !finding.field().isRoot() && prompts.get(file).mentions(terms))
                .findFirst()
                .or(() -> prompts.keySet().stream().findFirst());
    }

    private static List<Edit> join(List<Edit> prompt, List<Edit> schema) {
        List<Edit> all = new ArrayList<>(prompt);
        all.addAll(schema);
        return List.copyOf(all);
    }
}
