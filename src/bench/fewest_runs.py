#!/usr/bin/env python3
"""Drives ./refine over the workload of prompt_rules.py and prints how many runs it needed.

    src/bench/fewest_runs.py --settings 60/10 200/20 --policies lazy gated --seeds 0-9
    src/bench/fewest_runs.py --settings 60/10 --noise fail:0.05 --trials 3
    src/bench/fewest_runs.py --settings 60/10 --mixed 0.3 --bundle 4 --set plateau=50

One row per setting and policy: runs as the workload itself counted them (median [least-most]), proposals, sessions that
converged, final prompts that are right with the noise off, converged sessions whose prompt is not (over-claims), kept
edits that repaired nothing, and fields that a verified state lost against the one before.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import prompt_rules as rules

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = [sys.executable, "-S", "-E", os.path.join(HERE, "prompt_rules.py")]


def lay_out(folder, options, cases, needed, seed, policy):
    for name in ("cases", "expected"):
        os.makedirs(os.path.join(folder, name))
    noise, mode = options.noise
    settings = {"seed": seed, "rules": needed, "p": options.p, "mixed": options.mixed, "noise": noise, "noiseMode": mode}
    write(folder, "workload.json", settings)
    for index, record in enumerate(rules.records(cases, needed, seed)):
        write(folder, f"cases/{record.id}.json", {"id": record.id, "index": index})
        write(folder, f"expected/{record.id}.json", record.expected())
    with open(os.path.join(folder, "prompt.txt"), "w") as file:
        file.write(rules.HEADER + "\n")
    manifest = {
        "workloadId": "prompt-rules",
        "promptPaths": ["prompt.txt"],
        "casePaths": ["cases/*.json"],
        "expectedPaths": ["expected/*.json"],
        "runCommand": [*PYTHON, "run", "{case}", "{output}"],
        "inputs": ["workload.json"],
        "outputPath": "out/{caseId}.json",
        "proposer": {"command": [*PYTHON, "propose"]},
        "maxIterations": 1000,
        "plateau": 1000,
        "measure": policy,
        "trials": options.trials,
        "bundle": options.bundle,
        "concurrency": 2,
    }
    manifest.update(options.set)
    write(folder, "refine.manifest.json", manifest)


def write(folder, name, document):
    with open(os.path.join(folder, name), "w") as file:
        json.dump(document, file)


def measure(options, cases, needed, seed, policy):
    folder = tempfile.mkdtemp(prefix="fewest-runs-")
    try:
        lay_out(folder, options, cases, needed, seed, policy)
        done = subprocess.run(
            [options.refine, "--auto", "--json", "--quiet"], cwd=folder, capture_output=True, text=True
        )
        if done.returncode not in (0, 1):
            sys.exit(f"refine ended with {done.returncode}:\n{done.stderr}")
        return outcome(folder, json.loads(done.stdout), rules.records(cases, needed, seed))
    finally:
        if options.keep:
            print(folder)
        else:
            shutil.rmtree(folder)


def outcome(folder, result, records):
    session = result["session"]
    with open(os.path.join(folder, "prompt.txt")) as file:
        final = file.read()
    green = not any(record.wrong(final) for record in records)
    kept, useless = kept_edits(session, records)
    return {
        "runs": rules.line_count(os.path.join(folder, "executions.log")),
        "ledger": result["executions"],
        "proposals": rules.line_count(os.path.join(folder, "proposals.log")),
        "converged": result["end"] == "converged",
        "verified": result["final"]["verified"],
        "green": green,
        "lost": lost(records, rules.HEADER + "\n", final) if result["final"]["verified"] else 0,
        "kept": kept,
        "useless": useless,
    }


def lost(records, before, after):
    return sum(len(record.wrong(after) - record.wrong(before)) for record in records)


def kept_edits(session, records):
    """How many edits were kept when they were decided on, and how many of those truly repair nothing."""
    kept = useless = 0
    applied = {}
    with open(os.path.join(session, "journal.jsonl")) as journal:
        for line in journal:
            event = json.loads(line)["event"]
            if event["type"] == "EditApplied":
                applied[None] = event["changes"]
            elif event["type"] == "HypothesisBundled":
                applied[event["attempt"]] = applied.pop(None)
            elif event["type"] == "BundleNarrowed" and not event["probe"]:
                applied = {attempt: applied[attempt] for attempt in event["attempts"]}
            elif event["type"] == "CandidateDecided":
                for changes in applied.values() if event["accepted"] else ():
                    before, after = (stored(session, changes[0][side]) for side in ("before", "after"))
                    kept += 1
                    useless += lost(records, after, before) == 0
                applied = {}
    return kept, useless


def stored(session, sha):
    with open(os.path.join(session, "files", sha)) as file:
        return file.read()


def row(results):
    runs = [result["runs"] for result in results]
    total = len(results)
    false_green = sum(result["converged"] and not result["green"] for result in results)
    return (
        f"{statistics.median(runs):g} [{min(runs)}–{max(runs)}]",
        f"{statistics.median(result['proposals'] for result in results):g}",
        f"{sum(result['converged'] for result in results)}/{total}",
        f"{sum(result['green'] for result in results)}/{total}",
        str(false_green),
        f"{sum(result['useless'] for result in results)}/{sum(result['kept'] for result in results)}",
        str(sum(result["lost"] for result in results)),
    )


def noise(text):
    mode, _, share = text.partition(":")
    return float(share), mode


def seeds(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def pair(text):
    name, _, value = text.partition("=")
    return name, json.loads(value)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--refine", default=os.path.join(HERE, "..", "..", "refine"))
    parser.add_argument("--settings", nargs="+", default=["60/10"], help="cases/rules")
    parser.add_argument("--policies", nargs="+", default=["lazy"])
    parser.add_argument("--seeds", type=seeds, default=range(10))
    parser.add_argument("--noise", type=noise, default=(0.0, "fail"), help="fail:0.05 or flip:0.05")
    parser.add_argument("--trials", type=int, default=1)
    parser.add_argument("--mixed", type=float, default=0.0)
    parser.add_argument("--bundle", type=int, default=1)
    parser.add_argument("--p", type=float, default=0.7)
    parser.add_argument("--set", type=pair, nargs="*", default=[], help="further manifest fields, name=JSON")
    parser.add_argument("--keep", action="store_true", help="leave the folders and name them")
    parser.add_argument("--verbose", action="store_true", help="one line per session")
    options = parser.parse_args()
    options.set = dict(options.set)
    options.refine = os.path.abspath(options.refine)
    rules.check()
    print("| N/K | policy | runs | proposals | converged | truly green | over-claims | no gain/kept | verified losses |")
    print("|---|---|---|---|---|---|---|---|---|")
    for setting in options.settings:
        cases, needed = map(int, setting.split("/"))
        for policy in options.policies:
            results = []
            for seed in options.seeds:
                results.append(measure(options, cases, needed, seed, policy))
                if options.verbose:
                    print(seed, results[-1], file=sys.stderr)
            print("| " + " | ".join((setting, policy, *row(results))) + " |", flush=True)


if __name__ == "__main__":
    main()
