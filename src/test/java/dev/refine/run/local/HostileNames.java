package dev.refine.run.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** File names that shells, templates and terminals are known to trip over, and combinations of them by seed. */
final class HostileNames {

    private static final List<String> PIECES = List.of(
            "$(touch INJECTED)",
            "`touch INJECTED`",
            ";touch INJECTED;",
            "|touch INJECTED",
            "&touch INJECTED&",
            "\ntouch INJECTED\n",
            "'",
            "\"",
            "';touch INJECTED;'",
            "\";touch INJECTED;\"",
            "*",
            "?",
            "[a-z]",
            "~",
            "{a,b}",
            "{case}",
            "{output}",
            "{{case}}",
            "${HOME}",
            "$HOME",
            "$$",
            "$(",
            "`",
            "\\",
            "\\\\",
            "\\n",
            " ",
            "  ",
            "\t",
            "\r",
            "\u001b[31m",
            "\u0007",
            "\u007f",
            "-rf",
            "--",
            "#",
            "!",
            "!!",
            "%s",
            "%n",
            "<",
            ">",
            ">INJECTED",
            "(",
            ")",
            "=",
            "A=1",
            "\u202egpj",
            "e\u0301",
            "\u00e9",
            "\ud83d\ude00",
            "\ufeff",
            "é'✓\"",
            "$'\\n'",
            "\\'",
            "'\\''",
            "<<EOF",
            "EOF",
            "\nEOF\n",
            "$((1+1))",
            "${IFS}",
            "&&",
            "||",
            ".",
            "..",
            ",");

    private HostileNames() {}

    /** That many different names, none longer than a file name may be. */
    static List<String> generate(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> names = new LinkedHashSet<>();
        names.add("x".repeat(255));
        names.add("-");
        PIECES.stream().filter(HostileNames::isName).limit(count).forEach(names::add);
        while (names.size() < count) {
            StringBuilder name = new StringBuilder();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                name.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            if (isName(name.toString())) {
                names.add(name.toString());
            }
        }
        return new ArrayList<>(names).subList(0, count);
    }

    private static boolean isName(String name) {
        return !name.equals(".") && !name.equals("..") && name.getBytes(StandardCharsets.UTF_8).length <= 255;
    }
}
