package dev.refine.cli;

import dev.refine.cli.terminal.CommonOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Options that stand before the name of a command count as if they stood behind it. One that the command does not have is
 * refused there as here: {@code refine --dry-run check} once ran every case.
 */
final class OptionsAhead {

    private OptionsAhead() {}

    /**
     * Hands everything on that was said before the name of the command.
     *
     * @throws UnmatchedArgumentException naming the options that the command does not have
     */
    static void handOn(ParseResult before) {
        ParseResult command = before.subcommand();
        List<String> unknown = new ArrayList<>();
        for (OptionSpec given : before.matchedOptions()) {
            OptionSpec own = command.commandSpec().findOption(given.longestName());
            if (own != null) {
                set(own, given, command.hasMatchedOption(own));
            } else if (!(given.userObject() instanceof CommonOptions)) {
                unknown.add(given.longestName());
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnmatchedArgumentException(command.commandSpec().commandLine(), unknown);
        }
    }

    /** What stands behind the name wins, unless there is room for both. */
    private static void set(OptionSpec own, OptionSpec given, boolean saidAgain) {
        if (own.isMultiValue() && saidAgain) {
            List<Object> both = new ArrayList<>(given.<List<Object>>getValue());
            both.addAll(own.<List<Object>>getValue());
            own.setValue(both);
        } else if (!saidAgain) {
            own.setValue(given.getValue());
        }
    }
}
