package dev.refine.workload.command;

/** Where in shell text something stands, and how it is written there so that the shell reads exactly it. */
enum ShellQuoting {
    PLAIN {
        @Override
        String variable(String name) {
            return "\"${" + name + "}\"";
        }

        @Override
        String value(String text) {
            return word(text);
        }
    },
    DOUBLE {
        @Override
        String variable(String name) {
            return "${" + name + "}";
        }

        @Override
        String value(String text) {
            // An interactive shell recalls a command for ! in double quotes, whatever stands before it.
            return text.replaceAll("[\\\\\"$`]", "\\\\$0").replace("!", "\"'!'\"");
        }
    },
    SINGLE {
        @Override
        String variable(String name) {
            return "'\"${" + name + "}\"'";
        }

        @Override
        String value(String text) {
            return text.replace("'", "'\\''");
        }
    };

    abstract String variable(String name);

    abstract String value(String text);

    /** One word that stands for exactly this text, without quotes where it needs none. */
    static String word(String text) {
        return text.matches("[\\p{L}\\p{N}_@%+:,./][\\p{L}\\p{N}_@%+=:,./-]*|-[\\p{L}\\p{N}_@%+=:,./-]*")
                ? text
                : "'" + SINGLE.value(text) + "'";
    }
}
