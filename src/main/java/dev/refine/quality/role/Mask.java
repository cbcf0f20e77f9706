package dev.refine.quality.role;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Takes secrets out of what a role said before any of it is written down. */
public final class Mask {

    private final List<String> secrets;

    /** Longer ones first, since one secret may hold another. */
    public Mask(Set<String> secrets) {
        this.secrets = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    public String text(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, "***");
        }
        return masked;
    }

    /** Bytes without a secret come back as they are, whatever they hold. */
    byte[] bytes(byte[] bytes) {
        // One byte is one character, so that what is no text survives.
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        String masked = plain;
        for (String secret : secrets) {
            masked = masked.replace(
                    new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), "***");
        }
        return masked.equals(plain) ? bytes : masked.getBytes(StandardCharsets.ISO_8859_1);
    }
}
