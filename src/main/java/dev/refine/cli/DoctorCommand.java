package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.Forecast;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Preflight;
import dev.refine.cli.wiring.Proposers;
import dev.refine.files.VisibleText;
import dev.refine.json.Json;
import dev.refine.model.Provider;
import dev.refine.model.preset.Presets;
import dev.refine.problem.Count;
import dev.refine.problem.Problem;
import dev.refine.problem.RefineException;
import dev.refine.process.Isolation;
import dev.refine.process.ProgramSearch;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code refine doctor}: what this machine and this workload offer. Changes nothing but what preflight commands do. */
@Command(
        name = "doctor",
        description = "Look at Java, shell, manifest, preflight, proposers and isolation.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class DoctorCommand extends WorkloadCommand {

    DoctorCommand(Console console) {
        super(console);
    }

    /** One thing that was looked at. */
    private record Finding(boolean well, String name, String text) {}

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                true,
                "java",
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("java.home")));
        Path shell = Path.of("/bin/sh");
        findings.add(new Finding(
                Files.isExecutable(shell),
                "shell",
                Files.isExecutable(shell) ? shell.toString() : shell + " is missing: string commands cannot run"));
        Isolation.ofThisMachine()
                .lines()
                .forEach(line -> findings.add(new Finding(true, "isolation", line.replaceFirst("^isolation: ", ""))));
        addWorkload(findings);
        addModels(findings);
        print(findings);
        return findings.stream().allMatch(Finding::well) ? ExitCode.GOAL_MET : ExitCode.GOAL_NOT_MET;
    }

    private void addWorkload(List<Finding> findings) {
        try {
            Manifest manifest = ManifestFile.read(console, common);
            Workload workload = Workload.resolve(manifest);
            OpenedWorkload.warn(console, workload);
            findings.add(new Finding(
                    true,
                    "manifest",
                    Count.of(workload.cases().size(), "case") + ", "
                            + workload.holdout().size() + " in the holdout, " + Forecast.files(workload)));
            addPreflight(findings, manifest);
            addProposer(findings, workload);
        } catch (RefineException e) {
            findings.add(new Finding(false, "manifest", e.getMessage()));
        }
    }

    /** What else was found is told also to whoever does not wait for these commands. */
    private void addPreflight(List<Finding> findings, Manifest manifest) {
        try {
            List<Problem> problems = Preflight.problems(manifest, console);
            findings.add(new Finding(
                    problems.isEmpty(),
                    "preflight",
                    problems.isEmpty()
                            ? Count.of(manifest.run().preflight().size(), "command") + ", all well"
                            : problems.stream().map(Problem::sentence).collect(Collectors.joining(" "))));
        } catch (CancellationException e) {
            findings.add(new Finding(false, "preflight", "interrupted: what it would have said is not known"));
        }
    }

    private void addProposer(List<Finding> findings, Workload workload) {
        try {
            Proposers.check(console, workload, null);
            Proposers.requirePrograms(console, workload);
            Critics.check(console, workload.manifest());
            findings.add(new Finding(
                    true, "proposer", Proposers.specs(workload.manifest()).toString()));
        } catch (RefineException e) {
            findings.add(new Finding(false, "proposer", e.getMessage()));
        }
    }

    /** Names of keys and programs only: nothing is asked, and no value is shown. */
    private void addModels(List<Finding> findings) {
        for (Provider provider : Provider.values()) {
            List<String> set = provider.keyVariables().stream()
                    .filter(name -> !console.variables().getOrDefault(name, "").isBlank())
                    .toList();
            String text = provider.keyVariables().isEmpty()
                    ? "needs no key"
                    : set.isEmpty()
                            ? "no key: " + String.join(" or ", provider.keyVariables()) + " is not set"
                            : "key in " + set.get(0);
            findings.add(new Finding(true, "model", provider.word() + ": " + text));
        }
        try {
            Presets presets = Presets.of(ManifestFile.place(console, common).getParent());
            String path = console.variables().getOrDefault("PATH", "");
            for (String name : presets.names()) {
                String program = presets.get(name).program();
                String found =
                        ProgramSearch.find(program, path).map(Path::toString).orElse("not in PATH");
                findings.add(new Finding(true, "preset", name + ": " + found));
            }
        } catch (RefineException e) {
            findings.add(new Finding(false, "preset", e.getMessage()));
        }
    }

    private void print(List<Finding> findings) {
        if (common.json) {
            ObjectNode json = Json.object();
            json.put("well", findings.stream().allMatch(Finding::well));
            ArrayNode list = json.putArray("findings");
            findings.forEach(finding -> list.add(Json.tree(finding)));
            console.out().println(Json.pretty(json));
            return;
        }
        findings.forEach(finding -> console.out()
                .println((finding.well() ? "ok    " : "WRONG ") + finding.name() + ": "
                        + VisibleText.of(finding.text())));
    }
}
