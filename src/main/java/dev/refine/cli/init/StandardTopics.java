package dev.refine.cli.init;

import static dev.refine.cli.init.AnswerKind.AMOUNT;
import static dev.refine.cli.init.AnswerKind.COUNT;
import static dev.refine.cli.init.AnswerKind.PATHS;
import static dev.refine.cli.init.AnswerKind.PERCENT;
import static dev.refine.cli.init.AnswerKind.POINTERS;
import static dev.refine.cli.init.AnswerKind.SHARE;
import static dev.refine.cli.init.AnswerKind.TEXT;
import static dev.refine.cli.init.AnswerKind.TOLERANCES;
import static dev.refine.cli.init.AnswerKind.YES_NO;

import java.util.List;

/** The ten standard topics, the most telling first. */
final class StandardTopics {

    static final List<Topic> ALL = List.of(
            new Topic(
                    "goals",
                    List.of(
                            Question.of(
                                    "target",
                                    PERCENT,
                                    "What share of the cases must pass for you to be content?",
                                    "The objective's target; refine stops when it is met."),
                            Question.of(
                                    "critical",
                                    POINTERS,
                                    "Which fields must never be wrong?",
                                    "Paths into the output, such as /total. A case with such a field wrong scores nothing."),
                            Question.note("goals.words", "In a sentence: what would be better afterwards?")),
                    List.of(
                            Question.note("goals.first", "Which one case would you mend first?"),
                            Question.note("goals.enough", "How will you notice that it is good enough?"))),
            new Topic(
                    "when to stop",
                    List.of(
                            Question.of(
                                    "plateau",
                                    COUNT,
                                    "After how many edits without gain should it give up?",
                                    "The plateau of auto mode."),
                            Question.of(
                                    "budgetRuns",
                                    COUNT,
                                    "How many runs of a case may it spend at most?",
                                    "Nothing is started that would go beyond."),
                            Question.of(
                                    "budgetMinutes",
                                    AMOUNT,
                                    "How many minutes may a session take?",
                                    "Nothing is started after that."),
                            Question.of(
                                    "budgetUsd",
                                    AMOUNT,
                                    "How many dollars may a session cost?",
                                    "Needs the next answer, too."),
                            Question.of(
                                    "costPerRun",
                                    AMOUNT,
                                    "What does one run cost, in dollars?",
                                    "Used for the forecast until it is measured.")),
                    List.of(
                            Question.note("stop.cost", "What would be too expensive for what it brings?"),
                            Question.note("stop.early", "What would make you stop it by hand?"))),
            new Topic(
                    "comparing",
                    List.of(
                            Question.of(
                                    "tolerances",
                                    TOLERANCES,
                                    "Which numbers may differ a little, and by how much?",
                                    "For instance /total=0.01, /lines/*/price=0.005"),
                            Question.of("ignored", POINTERS, "Which fields do not matter?", "They are not compared."),
                            Question.of(
                                    "unordered",
                                    POINTERS,
                                    "Which lists may come in any order?",
                                    "Their elements are matched by likeness."),
                            Question.of(
                                    "dates",
                                    POINTERS,
                                    "Which fields are dates that may be spelled in several ways?",
                                    "They are compared as days."),
                            Question.of(
                                    "looseText",
                                    YES_NO,
                                    "Are two texts the same when only capitals or spaces differ?",
                                    "Yes makes that the rule for all texts.")),
                    List.of(
                            Question.note(
                                    "compare.how", "Do you judge by the fields, by looking at pictures, or both?"),
                            Question.note("compare.near", "Which difference is almost right?"))),
            new Topic(
                    "limits",
                    List.of(
                            Question.of(
                                    "concurrency",
                                    COUNT,
                                    "How many cases may run at the same time?",
                                    "As many as your model service allows."),
                            Question.of(
                                    "startsPerMinute",
                                    AMOUNT,
                                    "How many runs may start in a minute?",
                                    "The rate limit of the service, if it has one."),
                            Question.of(
                                    "timeoutSeconds",
                                    AMOUNT,
                                    "After how many seconds is a run lost?",
                                    "Then it is tried again."),
                            Question.of(
                                    "secondsPerRun",
                                    AMOUNT,
                                    "How many seconds does one run take?",
                                    "Used for the forecast until it is measured.")),
                    List.of(
                            Question.of(
                                    "costPerRun",
                                    AMOUNT,
                                    "What does one run cost, in dollars?",
                                    "Used for the forecast until it is measured."),
                            Question.note("limits.shared", "Who else uses the same service at the same time?"))),
            new Topic(
                    "edge cases",
                    List.of(
                            Question.of(
                                    "focus",
                                    PATHS,
                                    "Which cases are the tricky ones?",
                                    "Globs over the inputs; they are tried first."),
                            Question.of(
                                    "guards",
                                    PATHS,
                                    "Which cases must stay right whatever happens?",
                                    "They are measured next, to see a loss early."),
                            Question.of(
                                    "exclude",
                                    PATHS,
                                    "Which of the inputs should not count at all?",
                                    "They are no cases then.")),
                    List.of(
                            Question.note("edge.worst", "What is the strangest input that you have seen?"),
                            Question.note("edge.never", "Which inputs have never been right?"))),
            new Topic(
                    "judging",
                    List.of(
                            Question.of(
                                    "unpaired",
                                    YES_NO,
                                    "May there be cases without an expected file?",
                                    "Yes runs and shows them without counting them."),
                            Question.note("judging.who", "Who wrote the expected outputs, and from what?"),
                            Question.note("judging.eyes", "Does somebody look at the outputs, too?")),
                    List.of(
                            Question.note("judging.doubt", "Which expected output would you doubt?"),
                            Question.note("judging.half", "When is a half right output worth something?"))),
            new Topic(
                    "where you stand",
                    List.of(
                            Question.note("now.rate", "About how many of the cases are right today?"),
                            Question.note("now.worst", "Where is it worst?"),
                            Question.note("now.tried", "What have you tried already, and what came of it?")),
                    List.of(
                            Question.note("now.since", "Has it ever been better, and what changed then?"),
                            Question.note("now.cause", "What do you think the cause is?"))),
            new Topic(
                    "what goes wrong",
                    List.of(
                            Question.note(
                                    "wrong.kind",
                                    "Which is most common: missing fields, wrong values, invented ones, a wrong shape?"),
                            Question.note("wrong.fields", "Which fields are wrong most often?"),
                            Question.note("wrong.harm", "Which kind of error does the most harm?")),
                    List.of(
                            Question.note("wrong.format", "Is the value right and only its spelling wrong, somewhere?"),
                            Question.note("wrong.input", "Are there errors that no prompt can cure?"))),
            new Topic(
                    "the prompt",
                    List.of(
                            Question.of(
                                    "schemaEditable",
                                    YES_NO,
                                    "May the schema be changed, too?",
                                    "No takes the schema files off the list of files that may be edited."),
                            Question.note("prompt.weak", "Which part of the prompt do you trust least?"),
                            Question.note("prompt.keep", "Which part must stay as it is?")),
                    List.of(
                            Question.note("prompt.style", "In what language and tone is it written?"),
                            Question.note("prompt.long", "How long may it become?"))),
            new Topic(
                    "the data",
                    List.of(
                            Question.of(
                                    "holdout",
                                    SHARE,
                                    "What percentage of the cases should be kept aside?",
                                    "Cases that nobody sees and nothing decides on tell at the end whether the prompt learned by heart."),
                            Question.note("data.variety", "How different are the inputs from each other?"),
                            Question.note("data.odd", "Which inputs are odd ones out?")),
                    List.of(
                            Question.note("data.more", "What kind of input will come that is not among the cases?"),
                            Question.of(
                                    "datesText",
                                    TEXT,
                                    "In what spellings do dates and numbers come?",
                                    "Written down for whoever proposes."))));

    private StandardTopics() {}
}
