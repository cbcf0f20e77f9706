package dev.refine.cli;

import dev.refine.propose.Edit;
import java.util.List;

/** What a user answered to a suggestion. */
sealed interface SuggestionAnswer {

    /** Apply it and measure. */
    record Apply() implements SuggestionAnswer {}

    /** Apply and measure these instead; they are the user's own. */
    record Modify(List<Edit> edits) implements SuggestionAnswer {}

    /** Leave it, for a reason that may be empty. */
    record Skip(String reason) implements SuggestionAnswer {}

    /** Propose something else. */
    record Another() implements SuggestionAnswer {}

    /** End the session. */
    record Quit() implements SuggestionAnswer {}
}
