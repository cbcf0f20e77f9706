package dev.refine.run;

import dev.refine.files.Sha256;
import java.util.regex.Pattern;

/** Turns a case id into the name of a folder. */
public final class RunFolder {

    private static final int LONGEST = 80;
    private static final int DIGITS = 16;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
    private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{" + DIGITS + "}");

    private RunFolder() {}

    /**
     * A plain id stays as it is. Any other keeps its plain characters and gets a part of its hash, as does an id that
     * looks as if it had one: different ids never share a folder.
     */
    public static String name(String id) {
        boolean plain = PLAIN.matcher(id).matches() && id.length() <= LONGEST;
        if (plain && !HASHED.matcher(id).matches()) {
            return id;
        }
        String readable = id.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^([.-]|$)", "_");
        String start = readable.substring(0, Math.min(readable.length(), LONGEST - DIGITS - 1));
        return start + "-" + Sha256.of(id).substring(0, DIGITS);
    }
}
