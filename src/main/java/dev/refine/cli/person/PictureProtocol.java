package dev.refine.cli.person;

import dev.refine.files.MediaType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a terminal takes a picture between its lines. Which one does is known by the names it gives itself. */
enum PictureProtocol {
    /** Base64 in parts of 4096 characters; PNG only. */
    KITTY(Set.of("image/png")) {
        @Override
        Optional<String> escape(byte[] picture, int columns) {
            String text = Base64.getEncoder().encodeToString(picture);
            StringBuilder escape = new StringBuilder();
            for (int at = 0; at < text.length(); at += PART) {
                String more = at + PART < text.length() ? "1" : "0";
                String how = at == 0 ? "a=T,f=100,q=2" + (columns > 0 ? ",c=" + columns : "") + ",m=" : "m=";
                escape.append("\u001b_G").append(how).append(more).append(';');
                escape.append(text, at, Math.min(at + PART, text.length())).append("\u001b\\");
            }
            return Optional.of(escape.toString());
        }
    },
    /** One sequence with all of it. */
    ITERM(Set.of("image/png", "image/jpeg", "image/gif", "image/webp")) {
        @Override
        Optional<String> escape(byte[] picture, int columns) {
            return Optional.of("\u001b]1337;File=inline=1;size=" + picture.length
                    + (columns > 0 ? ";width=" + columns : "") + ";preserveAspectRatio=1:"
                    + Base64.getEncoder().encodeToString(picture) + "\u0007");
        }
    },
    /** Pixels; the picture is decoded here, and made smaller. */
    SIXEL(Set.of("image/png", "image/jpeg", "image/gif")) {
        @Override
        Optional<String> escape(byte[] picture, int columns) {
            return SixelPicture.escape(picture);
        }
    };

    private static final int PART = 4096;
    private static final Set<String> SIXEL_TERMS = Set.of("foot", "mlterm", "contour", "yaft");
    private static final byte[] PNG_SIZE = "IHDR".getBytes(StandardCharsets.US_ASCII);

    private final Set<String> takes;

    PictureProtocol(Set<String> takes) {
        this.takes = takes;
    }

    /**
     * What draws a picture; empty for one that is damaged.
     *
     * @param columns to fit into, or 0 for the picture's own size
     */
    abstract Optional<String> escape(byte[] picture, int columns);

    boolean takes(Path picture) {
        return takes.contains(MediaType.of(picture));
    }

    /** Nothing for one that does not say so, and for one inside of another that would not pass pictures on. */
    static Optional<PictureProtocol> of(Map<String, String> variables) {
        String term = variables.getOrDefault("TERM", "");
        String program = variables.getOrDefault("TERM_PROGRAM", "").toLowerCase(Locale.ROOT);
        boolean nested = term.startsWith("screen") || term.startsWith("tmux") || variables.containsKey("TMUX");
        if (nested || term.equals("dumb") || program.equals("tmux")) {
            return Optional.empty();
        }
        if (term.equals("xterm-kitty") || term.equals("xterm-ghostty") || program.equals("ghostty")) {
            return Optional.of(KITTY);
        }
        boolean iterm = Set.of("iterm.app", "wezterm", "mintty", "rio").contains(program)
                || variables.getOrDefault("LC_TERMINAL", "").equals("iTerm2");
        if (iterm) {
            return Optional.of(ITERM);
        }
        boolean sixel = SIXEL_TERMS.stream().anyMatch(term::startsWith) || term.endsWith("-sixel");
        return sixel ? Optional.of(SIXEL) : Optional.empty();
    }

    /** The width in pixels that a PNG says it has, or 0. */
    static int width(byte[] picture) {
        for (int i = 0; i < PNG_SIZE.length; i++) {
            if (picture.length < 24 || picture[12 + i] != PNG_SIZE[i]) {
                return 0;
            }
        }
        return (picture[16] & 0x7f) << 24 | (picture[17] & 0xff) << 16 | (picture[18] & 0xff) << 8 | picture[19] & 0xff;
    }
}
