package dev.refine.files;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What kind of file the ending of a name tells: pictures and the pages that people draw as pictures. */
public final class MediaType {

    private static final Map<String, String> KNOWN = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "svg", "image/svg+xml",
            "pdf", "application/pdf",
            "html", "text/html");

    private MediaType() {}

    /** {@code application/octet-stream} where the ending tells nothing. */
    public static String of(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return KNOWN.getOrDefault(ending, "application/octet-stream");
    }
}
