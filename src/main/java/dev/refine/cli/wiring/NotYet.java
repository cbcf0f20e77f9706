package dev.refine.cli.wiring;

import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.List;

/** Says which wishes of a manifest this version does not fulfil, before anything runs: silence would be a lie. */
public final class NotYet {

    private NotYet() {}

    public static List<String> warnings(Manifest manifest) {
        List<String> warnings = new ArrayList<>();
        Manifest.LoopSpec loop = manifest.loop();
        add(warnings, loop.bundle() > 1, "bundle", "one hypothesis is measured at a time");
        return warnings;
    }

    private static void add(List<String> warnings, boolean asked, String what, String instead) {
        if (asked) {
            warnings.add("warning: this version does not have " + what + "; " + instead + " [not-yet].");
        }
    }
}
