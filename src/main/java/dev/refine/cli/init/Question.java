package dev.refine.cli.init;

/**
 * One question.
 *
 * @param id the manifest's field where the answer goes there as it is, else a name of its own
 * @param text what is asked
 * @param why what the answer is for, said to whoever answers with a question mark
 * @param required whether there is no manifest without an answer
 */
record Question(String id, String text, String why, AnswerKind kind, boolean required) {

    private static final String NOTE = "The answer is written down for whoever reads the notes; it sets no field.";

    static Question of(String id, AnswerKind kind, String text) {
        return new Question(id, text, "", kind, false);
    }

    /** For the notes only: the answer is written down and changes no field. */
    static Question note(String id, String text) {
        return new Question(id, text, NOTE, AnswerKind.TEXT, false);
    }

    Question because(String reason) {
        return new Question(id, text, reason, kind, required);
    }

    Question needed() {
        return new Question(id, text, why, kind, true);
    }

    boolean completesPaths() {
        return kind == AnswerKind.PATHS || kind == AnswerKind.COMMAND;
    }
}
