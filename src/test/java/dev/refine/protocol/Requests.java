package dev.refine.protocol;

import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.files.Sha256;
import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest;
import dev.refine.workload.FileRole;
import dev.refine.workload.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request of every part, for tests. */
public final class Requests {

    public static final String PROMPT = "Extract the invoice.\n";

    private Requests() {}

    public static ProposalRequest full() {
        return with(Optional.empty());
    }

    public static ProposalRequest refused(String reason) {
        return with(Optional.of(reason));
    }

    private static ProposalRequest with(Optional<String> refusal) {
        var file = new ProposalRequest.FileText("prompts/extract.md", FileRole.PROMPT, Sha256.of(PROMPT), PROMPT);
        var schema = new ProposalRequest.FileText("schemas/invoice.json", FileRole.SCHEMA, Sha256.of("{}"), "{}");
        var dates = new FailureGroup(
                "format-only:date /issueDate",
                "format-only",
                "date",
                "/issueDate",
                2,
                List.of("a", "b"),
                List.of(new FailureGroup.Example("a", "/issueDate", "\"2026-01-31\"", "\"31.01.2026\"")));
        var check = new FailureGroup(
                "check totals",
                "check",
                "",
                "",
                1,
                List.of("b"),
                List.of(new FailureGroup.Example("b", "", "", "total is not the sum")));
        var tried = new ProposalRequest.Tried(
                1,
                "format-only:date /issueDate",
                new Hypothesis("dates vary", "no format is named", new Prediction(List.of("a"), List.of("c")), "High"),
                List.of(new Edit("prompts/extract.md", "", "Use dates.\n")),
                "+Use dates.",
                "Neutral",
                false,
                List.of());
        return new ProposalRequest(
                "invoices",
                new Mode("accuracy", Map.of("role", "reader", "goal", "every field right"), "Be exact.\n"),
                2,
                List.of(file, schema),
                List.of(dates, check),
                new ProposalRequest.Evidence(
                        Map.of(), Map.of(), Map.of("a", "Invoice of 31.01.2026", "c", "not shown"), List.of("c")),
                List.of(tried),
                new ProposalRequest.Metrics(
                        new ProposalRequest.Metric(1, 3, 0.5),
                        new ProposalRequest.Metric(1, 3, 0.5),
                        new ProposalRequest.Metric(2, 3, 0.75)),
                List.of("Vendors write dates in many ways."),
                refusal,
                ProposalRequest.Views.NONE,
                ProposalRequest.Underway.NOTHING);
    }
}
