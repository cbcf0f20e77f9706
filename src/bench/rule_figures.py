#!/usr/bin/env python3
"""Lets the built-in rules talk to strict_readers.py and prints what came of it.

    src/bench/rule_figures.py receipts=DIR invoices=DIR intents=DIR [--cases 40] [--readers literal tired wary] [--keep]

A DIR holds cases/ and expected/, with the same names: receipts with company, date, address, total; invoices with ISO dates
and numbers as numbers; intents with slots. One row per data and reader: mistakes of habit in all answers before and after
at most eight iterations, hypotheses Confirmed of those measured, and by how many tokens (four characters each) the prompt
grew for each kind of mistake that is gone, worked examples apart.
"""
import argparse
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import strict_habits as habits
import strict_readers as readers

HERE = os.path.dirname(os.path.abspath(__file__))


def lay_out(folder, data, source, reader, count):
    for name in ("cases", "expected"):
        os.makedirs(os.path.join(folder, name))
    documents = sorted(glob.glob(os.path.join(source, "expected", "*.json")))
    step = max(1, len(documents) // count)
    for document in documents[::step][:count]:
        name = os.path.splitext(os.path.basename(document))[0]
        case = glob.glob(os.path.join(glob.escape(os.path.join(source, "cases", name)) + ".*"))[0]
        shutil.copy(document, os.path.join(folder, "expected"))
        shutil.copy(case, os.path.join(folder, "cases", name + ".txt"))
    with open(os.path.join(folder, "prompt.md"), "w") as file:
        file.write(habits.PROMPTS[data])
    with open(os.path.join(folder, "schema.json"), "w") as file:
        json.dump({"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}, file, indent=2)
    manifest = {
        "workloadId": data,
        "promptPaths": ["prompt.md"],
        "schemaPaths": ["schema.json"],
        "casePaths": ["cases/*.txt"],
        "expectedPaths": ["expected/*.json"],
        "runCommand": "false {case} {output}",
        "worker": [sys.executable, "-E", os.path.join(HERE, "strict_readers.py"), reader, data, "expected"],
        "outputPath": "out/{caseId}.json",
        "maxIterations": 8,
        "concurrency": 2,
    }
    with open(os.path.join(folder, "refine.manifest.json"), "w") as file:
        json.dump(manifest, file, indent=2)


def mistakes(folder, data, reader):
    """How often each habit shows under the files as they are now."""
    with open(os.path.join(folder, "prompt.md")) as prompt, open(os.path.join(folder, "schema.json")) as schema:
        told = readers.Told(reader, prompt.read(), json.load(schema))
    made = {}
    for document in glob.glob(os.path.join(folder, "expected", "*.json")):
        name = os.path.splitext(os.path.basename(document))[0]
        with open(document) as file:
            for habit in habits.answer(told, data, name, json.load(file))[1]:
                made[habit] = made.get(habit, 0) + 1
    return made


def rules_only(prompt):
    """Without worked examples, which are capped on their own."""
    return re.sub(r"(?ms)^#+ (worked )?examples?\b.*?(?=^#|\Z)", "", prompt, flags=re.I | re.M | re.S)


def session(options, data, source, reader):
    folder = tempfile.mkdtemp(prefix=f"rule-figures-{data}-{reader}-")
    lay_out(folder, data, source, reader, options.cases)
    before = mistakes(folder, data, reader)
    done = subprocess.run([options.refine, "--auto", "--json", "--quiet"], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"refine ended with {done.returncode} in {folder}:\n{done.stderr}")
    after = mistakes(folder, data, reader)
    with open(glob.glob(os.path.join(folder, "sessions", "*", "REFINE_LOG.md"))[0]) as file:
        told = re.findall(r"^- Prediction: (Confirmed|Partly|Refuted)\s*$", file.read(), re.M)
    with open(os.path.join(folder, "prompt.md")) as file:
        grown = len(rules_only(file.read())) - len(habits.PROMPTS[data])
    gone = [habit for habit in before if habit not in after]
    first, last = sum(before.values()), sum(after.values())
    print(
        f"{data:9} {reader:8} {first:5} → {last:<4} {100 * (first - last) / first:4.0f} % gone;"
        f" {told.count('Confirmed')} of {len(told)} Confirmed; {grown / 4 / max(1, len(gone)):4.0f} tokens a kind"
        f" ({len(gone)} of {len(before)} kinds); left: {', '.join(sorted(after)) or 'none'}",
        flush=True,
    )
    if options.keep:
        print("          " + folder)
    else:
        shutil.rmtree(folder)
    return first, last, told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", metavar="KIND=DIR")
    parser.add_argument("--readers", nargs="+", default=list(readers.LONGEST), choices=list(readers.LONGEST))
    parser.add_argument("--cases", type=int, default=40, help="at most, spread over the folder")
    parser.add_argument("--refine", default=os.path.join(HERE, "..", "..", "refine"))
    parser.add_argument("--keep", action="store_true", help="leave the folders and print them")
    options = parser.parse_args()
    total = [0, 0, 0, 0]
    for one in options.data:
        data, source = one.split("=", 1)
        for reader in options.readers:
            first, last, told = session(options, data, source, reader)
            total = [a + b for a, b in zip(total, (first, last, told.count("Confirmed"), len(told)))]
    first, last, confirmed, measured = total
    print(f"all: {100 * (first - last) / first:.0f} % gone, {100 * confirmed / max(1, measured):.0f} % Confirmed")


if __name__ == "__main__":
    main()
