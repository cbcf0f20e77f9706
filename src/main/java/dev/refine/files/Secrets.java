package dev.refine.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** What the alternatives of {@link #SHAPES} begin with, all but the last at the beginning of a word. */
    private static final byte[][] WORDS = Stream.of(("sk- sk_ rk_ gsk_ AIza ya29. ghp_ gho_ ghu_ ghs_ ghr_ github_pat_"
                            + " glpat- npm_ hf_ AKIA ASIA xox xapp- eyJ")
                    .split(" "))
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private static final String LINE = "--";

    private static final int VALUES = 256;
    private static final byte IN_FRONT = 1;
    private static final byte ANYWHERE = 2;

    /** By byte and the one after it: where a secret can begin so. */
    private final byte[] begins = new byte[VALUES * VALUES];

    /** By byte: whether one can at all. */
    private final boolean[] opens = new boolean[VALUES];

    private final Pattern pattern;

    private Secrets(Collection<String> values) {
        List<String> forms = values.stream()
                .flatMap(value -> forms(value).stream())
                .filter(form -> !form.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(form -> latin(form.getBytes(StandardCharsets.UTF_8)))
                .toList();
        for (byte[] word : WORDS) {
            mark(latin(word), IN_FRONT);
        }
        mark(LINE, ANYWHERE);
        forms.forEach(form -> mark(form, ANYWHERE));
        String known = forms.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        this.pattern = Pattern.compile(known.isEmpty() ? SHAPES : known + "|" + SHAPES);
    }

    /** Only what has the shape of a token. */
    public static Secrets ofShape() {
        return new Secrets(Set.of());
    }

    /** These values, too. */
    public static Secrets of(Collection<String> values) {
        return new Secrets(values);
    }

    private void mark(String form, byte where) {
        int first = form.charAt(0);
        boolean any = form.length() == 1;
        int from = first * VALUES + (any ? 0 : form.charAt(1));
        Arrays.fill(begins, from, from + (any ? VALUES : 1), where);
        opens[first] = true;
    }

    private boolean isPossible(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (!opens[first]) {
            return false;
        }
        // What follows the last byte counts as NUL, which a form of one letter has marked.
        int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
        byte where = begins[first * VALUES + second];
        return where == ANYWHERE || where == IN_FRONT && (at == 0 || !isOfWord(bytes[at - 1])) && isWord(bytes, at);
    }

    private static boolean isWord(byte[] bytes, int at) {
        for (byte[] word : WORDS) {
            int end = at + word.length;
            if (end <= bytes.length && Arrays.equals(bytes, at, end, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    /** Surely; of what is not ASCII the pattern decides. */
    private static boolean isOfWord(byte letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '_';
    }

    /** Where a secret may begin next, else the end. */
    private int next(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && !isPossible(bytes, at)) {
            at++;
        }
        return at;
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

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The text with a mask for each secret; the same object when there is none. */
    public String hide(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] hidden = hide(bytes);
        return hidden == bytes ? text : new String(hidden, StandardCharsets.UTF_8);
    }

    /**
     * The bytes with a mask for each secret; the same array when there is none. They are looked at as Latin-1, so that any
     * bytes can be. The pattern is dear, so it is tried only where a secret may begin: that is what makes large files
     * bearable.
     */
    public byte[] hide(byte[] bytes) {
        int at = next(bytes, 0);
        if (at == bytes.length) {
            return bytes;
        }
        String text = latin(bytes);
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        StringBuilder hidden = new StringBuilder();
        int kept = 0;
        while (at < bytes.length) {
            boolean secret = matcher.region(at, bytes.length).lookingAt();
            if (secret) {
                hidden.append(text, kept, at).append(MASK);
                kept = matcher.end();
            }
            at = next(bytes, secret ? kept : at + 1);
        }
        return kept == 0
                ? bytes
                : hidden.append(text, kept, bytes.length).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Masks what is in a file, which is left alone when there is nothing; does nothing when there is no such file. */
    public void hideIn(Path file) {
        // As a rule a command says nothing; of a file that is not there Java makes an exception, which is dear.
        long size = file.toFile().length();
        if (size == 0) {
            return;
        }
        try {
            if (size > CHUNK) {
                hideInLarge(file);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            byte[] hidden = hide(bytes);
            if (hidden != bytes) {
                AtomicFile.write(file, hidden);
            }
        } catch (IOException e) {
            if (!Files.isDirectory(file)) {
                throw StorageFault.writing(file, e);
            }
        }
    }

    /** Looks first and writes only where there is something to hide; no more than a part is ever in memory. */
    private void hideInLarge(Path file) throws IOException {
        if (!copyHidden(file, OutputStream.nullOutputStream())) {
            return;
        }
        Path temp = TempFile.beside(file);
        try {
            try (OutputStream out = Files.newOutputStream(temp)) {
                copyHidden(file, out);
            }
            TempFile.moveOnto(temp, file);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    /** A part at a time, cut at line ends where there are any. Tells whether there was a secret. */
    private boolean copyHidden(Path file, OutputStream out) throws IOException {
        boolean changed = false;
        byte[] rest = {};
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                byte[] next = in.readNBytes(CHUNK - rest.length);
                byte[] part = Arrays.copyOf(rest, rest.length + next.length);
                System.arraycopy(next, 0, part, rest.length, next.length);
                if (part.length == 0) {
                    return changed;
                }
                int end = part.length < CHUNK ? part.length : lineEnd(part);
                rest = Arrays.copyOfRange(part, end, part.length);
                byte[] whole = Arrays.copyOf(part, end);
                byte[] hidden = hide(whole);
                changed |= hidden != whole;
                out.write(hidden);
            }
        }
    }

    private static int lineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? bytes.length : end;
    }
}
