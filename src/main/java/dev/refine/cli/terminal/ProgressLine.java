package dev.refine.cli.terminal;

import dev.refine.files.VisibleText;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Purpose;
import dev.refine.loop.Progress;
import dev.refine.problem.Clipped;
import dev.refine.problem.Count;
import dev.refine.score.LeafWords;
import dev.refine.score.Standing;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One calm line of progress on standard error: counts, time left, cases that take unusually long, and what fails first.
 * On a terminal the line is rewritten in place; elsewhere each batch gets one line when it is over, and each slow case
 * one when it has become slow.
 */
public final class ProgressLine implements Progress {

    private static final String CLEAR = "\r\033[K";
    private static final int WIDTH = 78;

    /** A line that went on below, in a narrow terminal or of wide letters, could not be written over. */
    private static final String CUT_AT_THE_EDGE = "\033[?7l";

    private static final String WRAP_AGAIN = "\033[?7h";

    private final PrintWriter err;
    private final boolean live;
    private final boolean verbose;
    private final LongSupplier nanoTime;
    private String title = "";
    private int total;
    private int done;
    private int passing;
    private int errors;
    private int unjudged;
    private String firstFailing = "";
    private long began;
    private final SlowCases slow = new SlowCases();
    private final Set<String> named = new HashSet<>();
    private ScheduledExecutorService timer;

    ProgressLine(PrintWriter err, boolean live, boolean verbose, LongSupplier nanoTime) {
        this.err = err;
        this.live = live;
        this.verbose = verbose;
        this.nanoTime = nanoTime;
    }

    public static Progress of(Console console, CommonOptions options) {
        return options.quiet
                ? Progress.SILENT
                : new ProgressLine(console.err(), console.rewrites(), options.verbose, System::nanoTime);
    }

    @Override
    public synchronized void batchStarted(int iteration, Purpose purpose, int cases) {
        String name = purpose.word();
        title = iteration == 0 ? name : "iteration " + iteration + " " + name;
        total = cases;
        done = 0;
        passing = 0;
        errors = 0;
        unjudged = 0;
        firstFailing = "";
        began = nanoTime.getAsLong();
        if (live && cases > 0) {
            rewrite(line());
        }
    }

    @Override
    public synchronized void caseFinished(String caseId, CaseResult result) {
        done++;
        if (result.standing() == Standing.PASSED) {
            passing++;
        } else if (result.standing() == Standing.ERROR) {
            errors++;
        } else if (result.standing() == Standing.UNJUDGED) {
            unjudged++;
        }
        if (firstFailing.isEmpty() && result.standing() == Standing.FAILED) {
            firstFailing = caseId + failure(result);
        }
        if (verbose) {
            said(caseId + ": " + result.standing().word()
                    + (result.remembered() ? " (remembered)" : "")
                    + (result.note().isEmpty() ? "" : ", " + result.note()));
        }
        if (live) {
            rewrite(line());
        }
    }

    @Override
    public synchronized void runStarted(String caseId) {
        slow.started(caseId, nanoTime.getAsLong());
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "progress");
                thread.setDaemon(true);
                return thread;
            });
            timer.scheduleWithFixedDelay(this::lookForSlowCases, 1, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public synchronized void runEnded(String caseId) {
        slow.ended(caseId, nanoTime.getAsLong());
        named.remove(caseId);
    }

    /** Once a second while cases are running. */
    synchronized void lookForSlowCases() {
        if (slow.noneRuns() && timer != null) {
            timer.shutdown();
            timer = null;
        }
        List<SlowCases.Slow> cases = slow.at(nanoTime.getAsLong());
        boolean hasLine = live && total > 0;
        if (hasLine && !cases.isEmpty()) {
            rewrite(line());
        }
        for (SlowCases.Slow one : cases) {
            if (!hasLine && named.add(one.caseId())) {
                said("case " + one.caseId() + " is still running after " + one.clock());
            }
        }
    }

    /** Where there is no output, no field is to blame. */
    private static String failure(CaseResult result) {
        return switch (result.outcome()) {
            case OUTPUT -> first(result);
            case EXIT_CODE -> ", exit code " + result.exitCode();
            default -> ", " + result.outcome().sentence();
        };
    }

    private static String first(CaseResult result) {
        if (!result.wrong().isEmpty()) {
            return " " + LeafWords.wrong(result.wrong().get(0));
        }
        return result.extra().isEmpty()
                ? ""
                : ", " + LeafWords.extra(result.extra().get(0));
    }

    @Override
    public synchronized void batchFinished() {
        if (total > 0) {
            said(clipped(line()));
            total = 0;
        }
    }

    @Override
    public synchronized void said(String sentence) {
        err.println((live ? CLEAR : "") + VisibleText.of(sentence).replace('\n', ' '));
        err.flush();
    }

    /** For instance {@code baseline 12/24 · 5 passing · 0:04 left · first failing invoice-002 /issueDate}. */
    private String line() {
        StringBuilder text = new StringBuilder(title + " " + done + "/" + total + " · " + passing + " passing");
        if (errors > 0) {
            text.append(" · ").append(Count.of(errors, "error"));
        }
        if (unjudged > 0) {
            text.append(" · ").append(unjudged).append(" unjudged");
        }
        if (done > 0 && done < total) {
            long left = (nanoTime.getAsLong() - began) / done * (total - done) / 1_000_000_000L;
            text.append(String.format(Locale.ROOT, " · %d:%02d left", left / 60, left % 60));
        }
        List<SlowCases.Slow> cases = slow.at(nanoTime.getAsLong());
        if (!cases.isEmpty()) {
            text.append(" · slow: ")
                    .append(cases.get(0).caseId())
                    .append(' ')
                    .append(cases.get(0).clock());
            text.append(cases.size() > 1 ? " and " + (cases.size() - 1) + " more" : "");
        }
        if (!firstFailing.isEmpty()) {
            text.append(" · first failing ").append(firstFailing);
        }
        return text.toString();
    }

    private void rewrite(String text) {
        err.print(CLEAR + CUT_AT_THE_EDGE + clipped(VisibleText.of(text).replace('\n', ' ')) + WRAP_AGAIN);
        err.flush();
    }

    private String clipped(String text) {
        return live ? Clipped.within(text, WIDTH) : text;
    }
}
