package dev.refine.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What must not be written down: values that are known to be secret, as they are, URL-encoded, in base64 and as JSON
 * escapes them, and whatever has the shape of a well-known kind of token. Best effort: a secret that a program has cut in
 * two or turned around is not found. Thread-safe.
 */
public final class Secrets {

    /** Stands where a secret stood. */
    public static final String MASK = "[masked]";

    private static final int CHUNK = 4 * 1024 * 1024;

    /** Keys of OpenAI, Anthropic and others, Stripe, Google, GitHub, GitLab, npm, Hugging Face, Groq, AWS, Slack; JWT. */
    private static final String SHAPES = String.join(
            "|",
            "\\bsk-[A-Za-z0-9_-]{20,}",
            "\\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}",
            "\\bAIza[A-Za-z0-9_-]{35}",
            "\\bya29\\.[A-Za-z0-9_-]{20,}",
            "\\bgh[pousr]_[A-Za-z0-9]{30,}",
            "\\bgithub_pat_[A-Za-z0-9_]{22,}",
            "\\bglpat-[A-Za-z0-9_-]{20,}",
            "\\bnpm_[A-Za-z0-9]{36}",
            "\\bhf_[A-Za-z0-9]{30,}",
            "\\bgsk_[A-Za-z0-9]{20,}",
            "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b",
            "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}",
            "\\bxapp-[A-Za-z0-9-]{10,}",
            "\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{5,}",
            "-----BEGIN [A-Z ]*PRIVATE KEY-----[A-Za-z0-9+/=\\s\\\\]*-----END [A-Z ]*PRIVATE KEY-----");

    private final Pattern inText;
    private final Pattern inBytes;

    private Secrets(Collection<String> values) {
        List<String> forms = values.stream()
                .flatMap(value -> forms(value).stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.inText = pattern(forms, StandardCharsets.UTF_16);
        this.inBytes = pattern(forms, StandardCharsets.UTF_8);
    }

    /** Only what has the shape of a token. */
    public static Secrets ofShape() {
        return new Secrets(Set.of());
    }

    /** These values, too. */
    public static Secrets of(Collection<String> values) {
        return new Secrets(values);
    }

    private static Set<String> forms(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(value);
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        forms.add(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
        forms.add(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return forms;
    }

    /** Bytes are looked at as Latin-1, so that any bytes can be looked at. */
    private static Pattern pattern(List<String> forms, Charset charset) {
        String known = forms.stream()
                .map(form -> charset == StandardCharsets.UTF_8 ? latin(form) : form)
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(known.isEmpty() ? SHAPES : known + "|" + SHAPES);
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The text with a mask for each secret; the same object when there is none. */
    public String hide(String text) {
        return inText.matcher(text).find() ? inText.matcher(text).replaceAll(MASK) : text;
    }

    /** The bytes with a mask for each secret; the same array when there is none. */
    public byte[] hide(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return inBytes.matcher(text).find()
                ? inBytes.matcher(text).replaceAll(MASK).getBytes(StandardCharsets.ISO_8859_1)
                : bytes;
    }

    /** Masks what is in a file, which is left alone when there is nothing; does nothing when there is no such file. */
    public void hideIn(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] hidden = bytes.length <= CHUNK ? hide(bytes) : hideByLines(bytes);
            if (hidden != bytes) {
                AtomicFile.write(file, hidden);
            }
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }

    /** A part at a time, cut at line ends, to hold a long stream in memory not more than twice. */
    private byte[] hideByLines(byte[] bytes) {
        ByteArrayOutputStream hidden = new ByteArrayOutputStream(bytes.length);
        boolean changed = false;
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + CHUNK);
            int end = to;
            while (to < bytes.length && end > from && bytes[end - 1] != '\n') {
                end--;
            }
            byte[] part = Arrays.copyOfRange(bytes, from, end == from ? to : end);
            byte[] masked = hide(part);
            changed |= masked != part;
            hidden.writeBytes(masked);
            from += part.length;
        }
        return changed ? hidden.toByteArray() : bytes;
    }
}
