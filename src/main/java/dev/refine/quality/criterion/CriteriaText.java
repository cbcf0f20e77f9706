package dev.refine.quality.criterion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Criteria on a command line: {@code "E1: …, E2: …"}, or texts parted by commas. A text may hold commas if ids part it. */
public final class CriteriaText {

    private static final Pattern ID = Pattern.compile("(?:^|[,;\\n])\\s*([A-Za-z]{1,8}[0-9]{1,3})\\s*:\\s*");

    private CriteriaText() {}

    /** @throws UsageException when there are none, too many, or two of one id */
    public static List<Criterion> read(String text, String where) {
        ArrayNode list = Json.array();
        Set<String> seen = new HashSet<>();
        Matcher id = ID.matcher(text);
        boolean more = id.find();
        if (!more) {
            List.of(text.split("[,;\\n]")).stream()
                    .filter(part -> !part.isBlank())
                    .forEach(part -> list.add(part.strip()));
        }
        while (more) {
            String name = id.group(1);
            int begin = id.end();
            more = id.find();
            String words = text.substring(begin, more ? id.start() : text.length());
            list.addObject().put("id", name).put("text", words.strip());
            if (!seen.add(name)) {
                throw new UsageException(new Problem(
                        "criteria-id", where, "two criteria are called " + name, "", "Give each its own id."));
            }
        }
        return CriteriaReader.read(list, where);
    }
}
