package dev.refine.cli.person;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.critique.Band;
import dev.refine.critique.Critique;
import dev.refine.files.VisibleText;
import dev.refine.loop.judge.CritiqueReviewer;
import dev.refine.problem.Count;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks whether what a critic saw is true: confirm, add what it missed, reject what is not so. The end of the input
 * confirms what is left.
 */
public final class CritiqueDialogue implements CritiqueReviewer {

    private static final List<WordPrompt.Choice> CHOICES = List.of(
            new WordPrompt.Choice("confirm", 'c'),
            new WordPrompt.Choice("add", 'a'),
            new WordPrompt.Choice("reject", 'r'),
            new WordPrompt.Choice("open", 'o'));

    private static final List<WordPrompt.Choice> WITHOUT_PICTURES = CHOICES.subList(0, CHOICES.size() - 1);

    private final WordPrompt prompt;
    private final Pictures pictures;

    public CritiqueDialogue(Console console) {
        this.prompt = new WordPrompt(console.in(), console.err());
        this.pictures = new Pictures(console);
    }

    @Override
    public Review review(String caseId, Critique critique, List<Path> pages) {
        List<Critique.Issue> issues = new ArrayList<>(critique.issues());
        int added = 0;
        int rejected = 0;
        prompt.say("");
        prompt.say(VisibleText.of(caseId) + ": the critic gives "
                + String.format(Locale.ROOT, "%.1f", critique.overallScore()) + " of 100 ("
                + Band.of(critique.overallScore()).word() + ").");
        pictures.show(pages);
        show(issues);
        prompt.say("Confirm takes the list as it stands; \"add TYPE: what you see\" and \"reject N\" change it.");
        if (!pages.isEmpty()) {
            prompt.say("Open shows a picture in the system's viewer; \"open N\" the picture of that number.");
        }
        while (true) {
            Optional<WordPrompt.Answer> answer = prompt.ask(pages.isEmpty() ? WITHOUT_PICTURES : CHOICES);
            if (answer.isEmpty()) {
                String why = words(added, rejected, "left as it stands, since nobody answered");
                return new Review(critique.withIssues(issues), why);
            }
            String word = answer.get().word();
            String rest = answer.get().rest().strip();
            if (word.equals("confirm")) {
                return new Review(critique.withIssues(issues), words(added, rejected, "confirmed by the user"));
            }
            if (word.equals("open")) {
                open(pages, rest);
                continue;
            }
            if (word.equals("add") && add(issues, rest)) {
                added++;
            } else if (word.equals("reject") && reject(issues, rest)) {
                rejected++;
            }
            show(issues);
        }
    }

    private void open(List<Path> pages, String rest) {
        int number = rest.matches("\\d{1,6}") ? Integer.parseInt(rest) : rest.isEmpty() ? 1 : 0;
        if (number < 1 || number > pages.size()) {
            prompt.say("There is no picture of that number.");
        } else {
            pictures.open(pages.get(number - 1));
        }
    }

    private void show(List<Critique.Issue> issues) {
        if (issues.isEmpty()) {
            prompt.say("No issues.");
        }
        for (int i = 0; i < issues.size(); i++) {
            Critique.Issue issue = issues.get(i);
            String place = issue.location().isEmpty() ? "" : " (" + issue.location() + ")";
            String severity = issue.severity().isEmpty() ? "" : ", " + issue.severity();
            String line = (i + 1) + ". " + issue.type() + severity + ": " + issue.description() + place;
            SuggestionView.paragraph("  ", line).forEach(prompt::say);
        }
    }

    private boolean add(List<Critique.Issue> issues, String rest) {
        String text = rest.isEmpty() ? prompt.line("what is wrong: ").orElse("").strip() : rest;
        if (text.isEmpty()) {
            return false;
        }
        int colon = text.indexOf(':');
        boolean typed = colon > 0 && !text.substring(0, colon).contains(" ");
        issues.add(new Critique.Issue(
                typed ? text.substring(0, colon) : "other",
                "",
                typed ? text.substring(colon + 1).strip() : text,
                "",
                ""));
        return true;
    }

    private boolean reject(List<Critique.Issue> issues, String rest) {
        String number = rest.isEmpty() ? prompt.line("number: ").orElse("").strip() : rest;
        if (!number.matches("\\d{1,6}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > issues.size()) {
            prompt.say("There is no issue of that number.");
            return false;
        }
        issues.remove(Integer.parseInt(number) - 1);
        return true;
    }

    private static String words(int added, int rejected, String unchanged) {
        if (added + rejected == 0) {
            return unchanged;
        }
        return "by the user: " + Count.of(added, "issue") + " added, " + rejected + " rejected";
    }
}
