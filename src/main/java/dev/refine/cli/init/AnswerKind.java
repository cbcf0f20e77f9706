package dev.refine.cli.init;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What an answer must look like, and how to say that it does not. */
enum AnswerKind {
    TEXT("", answer -> true),
    PATHS("", answer -> true),
    COMMAND("", answer -> true),
    TEXTS("", answer -> true),
    COUNT("Write a whole number above 0.", answer -> answer.matches("[1-9]\\d{0,8}")),
    COUNT_OR_NONE("Write a whole number, 0 for none.", answer -> answer.matches("\\d{1,3}")),
    AMOUNT("Write a number above 0, with a point.", answer -> isAmount(answer)),
    PERCENT("Write a percentage from 1 to 100.", answer -> isPercent(answer, 100)),
    SHARE("Write a percentage above 0 and below 100.", answer -> isPercent(answer, 99.999)),
    YES_OR_NO("Write yes or no.", answer -> yesOrNo(answer).isPresent()),
    RESTORE_OR_KEEP("Write restore or keep.", answer -> answer.matches("(?i)restore|keep")),
    MODE("Write accuracy, speed, robustness or custom.", answer -> answer.matches("accuracy|speed|robustness|custom")),
    MEASURE("Write full, gated or lazy.", answer -> answer.matches("full|gated|lazy")),
    CACHE("Write session, workload or off.", answer -> answer.matches("session|workload|off")),
    POINTERS("Write paths such as /total or /lines/*/note.", answer -> pointers(answer)),
    TOLERANCES(
            "Write paths with their tolerance, such as /total=0.01.",
            answer -> items(answer).stream().allMatch(item -> item.matches("/?[^=]+= *\\d+(\\.\\d+)?")));

    private final String hint;
    private final Predicate<String> fits;

    AnswerKind(String hint, Predicate<String> fits) {
        this.hint = hint;
        this.fits = fits;
    }

    /** As the text of the interview names it. */
    static AnswerKind named(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /** What is wrong with an answer that is not empty. */
    Optional<String> fault(String answer) {
        return fits.test(answer.strip()) ? Optional.empty() : Optional.of(hint);
    }

    /** A list in one line: parts between commas, but for those in braces; in quotes inside of braces, braces are text. */
    static List<String> items(String answer) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        char before = ' ';
        StringBuilder item = new StringBuilder();
        for (char c : answer.toCharArray()) {
            quoted ^= c == '"' && depth > 0 && before != '\\';
            depth += quoted ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
            before = before == '\\' ? ' ' : c;
            if (c == ',' && depth <= 0) {
                items.add(item.toString().strip());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        items.add(item.toString().strip());
        items.removeIf(String::isEmpty);
        return items;
    }

    static Optional<Boolean> yesOrNo(String answer) {
        return switch (answer.strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes", "true" -> Optional.of(true);
            case "n", "no", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Of 100. A number below 1 without a sign is a share, as a manifest has it: 0.2 is 20 %. */
    static double percent(String answer) {
        BigDecimal value = new BigDecimal(answer.replace("%", "").strip());
        boolean isShare = !answer.contains("%") && value.compareTo(BigDecimal.ONE) < 0;
        return (isShare ? value.movePointRight(2) : value).doubleValue();
    }

    private static boolean isAmount(String answer) {
        return answer.matches("\\d{1,9}(\\.\\d+)?") && Double.parseDouble(answer) > 0;
    }

    private static boolean isPercent(String answer, double most) {
        return answer.matches("\\d{1,3}(\\.\\d+)? *%?") && percent(answer) > 0 && percent(answer) <= most;
    }

    private static boolean pointers(String answer) {
        return items(answer).stream().noneMatch(item -> item.contains(" "));
    }
}
