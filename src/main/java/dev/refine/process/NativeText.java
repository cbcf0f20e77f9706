package dev.refine.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text on its way to a shell. Java decodes file names with the machine's own encoding, so that encoding gives their
 * bytes back; text that it cannot express (a path that Java could not hold anyway) goes as UTF-8.
 */
final class NativeText {

    private static final Charset NATIVE = nativeCharset();

    private NativeText() {}

    static byte[] encode(String text) {
        boolean utf8 =
                NATIVE.equals(StandardCharsets.UTF_8) || !NATIVE.newEncoder().canEncode(text);
        return text.getBytes(utf8 ? StandardCharsets.UTF_8 : NATIVE);
    }

    /** One shell word that stands for exactly this text. */
    static String quoted(String text) {
        return text.indexOf('\'') < 0 ? "'" + text + "'" : "'" + text.replace("'", "'\\''") + "'";
    }

    private static Charset nativeCharset() {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
