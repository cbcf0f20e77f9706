package dev.refine.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.workload.FileRole;
import java.util.ArrayList;
import java.util.List;

/**
 * The edits of a reply: a text to search with what replaces it, the whole text of a small file, or a JSON Patch for a
 * schema file. The last two become the smallest replacement of whole lines that has the same effect, so that all edits
 * meet the same limits.
 */
final class EditShape {

    private static final int MOST_LINES = 200;
    private static final int LONGEST = 16 * 1024;

    private final List<FileText> files;

    EditShape(List<FileText> files) {
        this.files = files;
    }

    List<Edit> edits(JsonNode node, String where) throws MisfitException {
        JsonNode list = node.get("edits");
        if (list == null) {
            throw new MisfitException(where + "edits is missing");
        }
        ReplyShape.requireArray(list, where + "edits");
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = where + "edits[" + i + "]";
            JsonNode edit = list.get(i);
            if (!edit.isObject()) {
                throw new MisfitException(at + " is " + ReplyShape.kind(edit) + "; it must be an object");
            }
            edits.add(edit(edit, at));
        }
        return edits;
    }

    private Edit edit(JsonNode edit, String at) throws MisfitException {
        if (edit.has("op") && !edit.get("op").asText().equals("replace")) {
            throw new MisfitException(
                    at + ".op is " + ReplyShape.shown(edit.get("op")) + "; only \"replace\" is known");
        }
        String path = path(edit, at);
        boolean search = edit.has("search") || edit.has("replace");
        if (!search && edit.has("text")) {
            return whole(path, text(edit, at, "text"), at);
        }
        if (!search && edit.has("patch")) {
            return patched(path, edit.get("patch"), at);
        }
        return new Edit(path, text(edit, at, "search"), text(edit, at, "replace"));
    }

    private Edit whole(String path, String text, String at) throws MisfitException {
        String before = standing(path, at);
        if (isLong(before) || isLong(text)) {
            throw new MisfitException(at + ".text is for files of at most " + MOST_LINES + " lines and "
                    + LONGEST / 1024 + " KiB; give \"search\" and \"replace\" for " + path);
        }
        return LineEdit.between(path, before, text.replace("\r\n", "\n"));
    }

    private Edit patched(String path, JsonNode patch, String at) throws MisfitException {
        String before = standing(path, at);
        boolean schema = files.stream().anyMatch(file -> file.path().equals(path) && file.role() == FileRole.SCHEMA);
        if (!schema) {
            throw new MisfitException(at + ".patch is for schema files; " + path + " is a prompt");
        }
        return LineEdit.between(path, before, JsonPatch.apply(before, patch, at + ".patch"));
    }

    private String standing(String path, String at) throws MisfitException {
        List<FileText> named =
                files.stream().filter(file -> file.path().equals(path)).toList();
        if (named.size() != 1) {
            String what = named.isEmpty() ? "is not a file of the request" : "has several regions";
            throw new MisfitException(at + ": " + path + " " + what + "; give \"search\" and \"replace\"");
        }
        return named.get(0).text().replace("\r\n", "\n");
    }

    private static boolean isLong(String text) {
        return text.length() > LONGEST || text.lines().count() > MOST_LINES;
    }

    private static String path(JsonNode edit, String at) throws MisfitException {
        String path = text(edit, at, "path");
        if (path.isBlank()) {
            throw new MisfitException(at + ".path is empty");
        }
        return path.startsWith("./") ? path.substring(2) : path;
    }

    private static String text(JsonNode object, String at, String field) throws MisfitException {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw new MisfitException(at + "." + field + " is " + ReplyShape.kind(value) + "; it must be a string");
        }
        return value.textValue();
    }
}
