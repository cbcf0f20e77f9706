package dev.refine.quality.tree;

import dev.refine.files.Sha256;
import java.nio.charset.StandardCharsets;

/** The content of one file. The bytes are not to be changed. */
public record TreeFile(byte[] bytes, boolean executable) {

    public static TreeFile of(String text) {
        return new TreeFile(text.getBytes(StandardCharsets.UTF_8), false);
    }

    public String sha() {
        return Sha256.of(bytes);
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
