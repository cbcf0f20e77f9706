package dev.refine.cli.terminal;

import java.util.Map;
import java.util.TreeMap;

/** The environment as the user gave it: the launcher may have set a UTF-8 locale for Java, which is not the workload's. */
public final class UserEnvironment {

    private static final String LOCALE = "LC_ALL";

    /** Where the launcher keeps the user's own value; an empty text = it was not set. */
    private static final String KEPT = "REFINE_USER_LC_ALL";

    private UserEnvironment() {}

    public static Map<String, String> of(Map<String, String> ours) {
        Map<String, String> theirs = new TreeMap<>(ours);
        String kept = theirs.remove(KEPT);
        if (kept != null && kept.isEmpty()) {
            theirs.remove(LOCALE);
        } else if (kept != null) {
            theirs.put(LOCALE, kept);
        }
        return theirs;
    }
}
