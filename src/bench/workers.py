#!/usr/bin/env python3
"""Measures what a worker saves and what refine itself costs with one.

    src/bench/workers.py                    both tables
    src/bench/workers.py --cases 100 --rounds 5 --only saving

saving: an extractor that takes half a second to start, in Python, as runCommand and as worker, in turn. Throughput is
cases per second of the check, the start of refine taken away: a check of one case is subtracted from one of many.
echo: a worker that copies its case. Processor time of everything, children included, and of everything but the worker,
for each case: the difference between a check of many and one of a few.
"""
import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

REFINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "refine")
HEAVY = """
import time
spent = time.process_time()
while time.process_time() - spent < 0.5:
    pass
"""
ONCE = HEAVY + """
import shutil, sys
shutil.copyfile(sys.argv[1], sys.argv[2])
"""
SERVE = """
import json, os, shutil, sys
replies = os.fdopen(3, "w", buffering=1)
for line in sys.stdin:
    request = json.loads(line)
    shutil.copyfile(request["case"], request["output"])
    replies.write('{"id": %s, "status": "ok"}\\n' % json.dumps(request["id"]))
times = os.times()
with open("worker-seconds", "a") as file:
    print(times.user + times.system, file=file)
"""


def lay_out(cases, **more):
    folder = tempfile.mkdtemp(prefix="refine-bench-")
    for name in ("cases", "expected"):
        os.mkdir(os.path.join(folder, name))
    for number in range(cases):
        for path in (f"cases/{number:05d}.json", f"expected/{number:05d}.json"):
            write(folder, path, json.dumps({"number": number}))
    write(folder, "prompt.md", "Copy.\n")
    write(folder, "once.py", ONCE)
    write(folder, "heavy.py", HEAVY + SERVE)
    write(folder, "echo.py", SERVE)
    manifest = {
        "workloadId": "workers",
        "promptPaths": ["prompt.md"],
        "casePaths": ["cases/*.json"],
        "expectedPaths": ["expected/*.json"],
        "runCommand": [sys.executable, "once.py", "{case}", "{output}"],
        "outputPath": "out/{caseId}.json",
        "concurrency": 2,
    }
    write(folder, "refine.manifest.json", json.dumps({**manifest, **more}))
    return folder


def write(folder, path, text):
    with open(os.path.join(folder, path), "w") as file:
        file.write(text)


def check(cases, **more):
    """Wall seconds, processor seconds of refine and all its children, and those of the workers among them."""
    folder = lay_out(cases, **more)
    try:
        before, begun = usage(), time.monotonic()
        run = subprocess.run([REFINE, "check", "--quiet", "--json"], cwd=folder, capture_output=True, text=True)
        wall, cpu = time.monotonic() - begun, usage() - before
        if run.returncode != 0 or json.loads(run.stdout)["passing"] != cases:
            sys.exit("the check went wrong:\n" + run.stdout[-2000:] + run.stderr[-2000:])
        log = os.path.join(folder, "worker-seconds")
        workers = sum(map(float, open(log))) if os.path.exists(log) else 0.0
        return wall, cpu, workers
    finally:
        shutil.rmtree(folder)


def usage():
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def saving(options):
    worker = {"worker": [sys.executable, "heavy.py"]}
    few = min(20, options.cases)
    rows = []
    for number in range(options.rounds):
        once = (check(few)[0] - check(1)[0]) / (few - 1)
        served = (check(options.cases, **worker)[0] - check(1, **worker)[0]) / (options.cases - 1)
        rows.append(once / served)
        print(f"round {number + 1}: {once * 1000:.1f} ms a case by runCommand, {served * 1000:.2f} ms by worker, x{rows[-1]:.0f}")
    print(f"throughput of a worker: {statistics.median(rows):.0f} times that of runCommand (median of {options.rounds})")


def echo(options):
    worker = {"worker": [sys.executable, "echo.py"]}
    all_in, ours = [], []
    for number in range(options.rounds):
        small, large = check(100, **worker), check(100 + options.cases, **worker)
        all_in.append((large[1] - small[1]) / options.cases * 1000)
        ours.append(all_in[-1] - (large[2] - small[2]) / options.cases * 1000)
        print(f"round {number + 1}: {all_in[-1]:.3f} ms of processor time a case, {ours[-1]:.3f} ms without the worker's own")
    print(f"echo: {statistics.median(all_in):.3f} ms a case, {statistics.median(ours):.3f} ms without the worker's own")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("saving", "echo"))
    options = parser.parse_args()
    if options.only != "echo":
        saving(options)
    if options.only != "saving":
        echo(options)


if __name__ == "__main__":
    main()
