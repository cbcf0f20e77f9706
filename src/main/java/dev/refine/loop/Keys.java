package dev.refine.loop;

import dev.refine.workload.Case;
import java.util.Map;

/** Under which key a result is remembered: a hash of everything that the result can depend on. */
public interface Keys {

    /** Of the command, the prompts and schemas as they stand now, the inputs and the named variables. */
    String state();

    /** Of what the command reads beside prompts, schemas and cases, by name. */
    Map<String, String> inputs();

    /** Of one run of one case in that state. */
    String of(String state, Case input, int trial);
}
