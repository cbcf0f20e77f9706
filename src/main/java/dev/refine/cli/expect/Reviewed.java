package dev.refine.cli.expect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.workload.Case;
import java.util.List;
import java.util.Optional;

/**
 * One output as somebody reviews it.
 *
 * @param output what the run gave, if it could be read
 * @param expected what is expected today, if anything is
 * @param path where the expected file is or would be, relative to the manifest
 * @param findings why the output is no JSON, or what differs from what is expected, one line each
 * @param unstable fields that were not the same in every trial
 */
record Reviewed(
        Case input,
        Optional<JsonNode> output,
        Optional<JsonNode> expected,
        String path,
        List<String> findings,
        List<Disagreement> unstable) {}
