#!/usr/bin/env python3
"""Measures what refine itself costs beside the commands that it runs.

    src/bench/overhead.py                             all tables but huge
    src/bench/overhead.py --only command peak --rounds 9

command: processor time of a check, over that of `xargs -P2` with the same command on the same cases, in turn.
peak: resident memory of a check of many cases, over that of a tenth of them.
start: processor time of --version, and of a check of one case.
again: what a second check runs and costs, where results stay between sessions.
echo: processor time for each case with a worker that copies its case: a check of many without that of a few; with and
without the worker's own.
saving: cases per second with a worker that takes half a second to start, over those of the same program as command; the
start of refine is taken away.
huge: a hundred times as many cases with a heap of 256 MB.

Processor time is that of the process and of all its children. Each run has a new folder, and all folders stay until the
end: ext4 is slow to make files for about five minutes after many were deleted. So wait as long after a test run or after
another call. Figures of one call can be compared with each other only, and a busy machine stretches them.
"""
import argparse
import collections
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

REFINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "refine")
EVERY_WRONG = 20
COPY = """#!/bin/sh
name=${1##*/}
exec cp "right/${name%.txt}.json" "$2"
"""
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
ECHO = """
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


Used = collections.namedtuple("Used", "cpu wall peak exit said")


class Place:
    """Where everything happens: gone at the end. refine has its class-data archive there, as after a few runs."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="refine-bench-")
        self.made = 0
        self.environment = {**os.environ, "XDG_CACHE_HOME": os.path.join(self.folder, "cache")}

    def __enter__(self):
        subprocess.run([REFINE, "--version"], env=self.environment, check=True, stdout=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while not any(name.endswith(".jsa") for name in os.listdir(os.path.join(self.folder, "cache", "refine"))):
            if time.monotonic() > until:
                print("no class-data archive was made within a minute; measured without")
                break
            time.sleep(0.2)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def new(self):
        self.made += 1
        folder = os.path.join(self.folder, str(self.made))
        for name in ("cases", "expected", "right", "out"):
            os.makedirs(os.path.join(folder, name))
        return folder

    def run(self, command, folder, **more):
        """Processor seconds, wall seconds and peak MiB of a process and its children, its exit code and what it said."""
        said = os.path.join(folder, "stdout")
        begun = time.monotonic()
        with open(said, "w") as file:
            process = subprocess.Popen(command, cwd=folder, stdout=file, env={**self.environment, **more})
            _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
        with open(said) as file:
            return Used(used.ru_utime + used.ru_stime, wall, peak, process.returncode, file.read())

    def check(self, folder, passing, **more):
        used = self.run([REFINE, "check", "--quiet", "--json"], folder, **more)
        if used.exit not in (0, 1) or json.loads(used.said)["passing"] != passing:
            sys.exit(f"the check went wrong with exit code {used.exit}, in {folder}:\n{used.said[:2000]}")
        return used


def write(folder, path, text):
    with open(os.path.join(folder, path), "w") as file:
        file.write(text)


def manifest(folder, **fields):
    usual = {
        "workloadId": "overhead",
        "promptPaths": ["prompt.md"],
        "expectedPaths": ["expected/*.json"],
        "outputPath": "out/{caseId}.json",
        "concurrency": 2,
    }
    write(folder, "prompt.md", "Copy.\n")
    write(folder, "refine.manifest.json", json.dumps({**usual, **fields}))


def delivery(number):
    return {
        "note": f"D-{number:06d}",
        "date": f"{2020 + number % 7}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "from": {"name": f"Warehouse {number % 23}", "city": ["Lyon", "Gent", "Porto", "Turku"][number % 4]},
        "items": [
            {"article": f"{(number * 31 + line) % 9973:04d}-{line}", "pieces": number % 9 + line, "weight": 0.25 * (line + number % 5),
             "text": f"box {line} of {number}"}
            for line in range(6)
        ],
        "pallets": number % 3,
    }


def copied(place, cases, **fields):
    """Deliveries that a command of two processes copies; one in twenty is expected to be otherwise."""
    folder = place.new()
    for number in range(cases):
        right = json.dumps(delivery(number))
        write(folder, f"cases/{number:06d}.txt", f"delivery {number}\n")
        write(folder, f"right/{number:06d}.json", right)
        wrong = number % EVERY_WRONG == EVERY_WRONG - 1
        write(folder, f"expected/{number:06d}.json", json.dumps({**delivery(number), "pallets": 7}) if wrong else right)
    write(folder, "copy.sh", COPY)
    os.chmod(os.path.join(folder, "copy.sh"), 0o755)
    manifest(folder, casePaths=["cases/*.txt"], runCommand=["./copy.sh", "{case}", "{output}"], **fields)
    return folder


def echoed(place, cases, **fields):
    """Cases that are their own right answers."""
    folder = place.new()
    for number in range(cases):
        for kind in ("cases", "expected"):
            write(folder, f"{kind}/{number:06d}.json", json.dumps({"number": number}))
    for name, text in (("once.py", ONCE), ("heavy.py", HEAVY + ECHO), ("echo.py", ECHO)):
        write(folder, name, text)
    command = [sys.executable, "once.py", "{case}", "{output}"]
    manifest(folder, casePaths=["cases/*.json"], runCommand=command, **fields)
    return folder


def right(cases):
    return cases - cases // EVERY_WRONG


def command(place, options):
    rows = []
    for number in range(options.rounds):
        folder = copied(place, options.cases)
        write(folder, "names", "".join(f"{case:06d}\n" for case in range(options.cases)))
        floor = place.run(["sh", "-c", "exec xargs -P2 -I{} ./copy.sh cases/{}.txt out/{}.json <names"], folder)
        ours = place.check(copied(place, options.cases), right(options.cases))
        rows.append((floor.cpu, ours.cpu, ours.peak))
        print(f"  {floor.cpu:.2f} s by xargs, {ours.cpu:.2f} s by refine: {ours.cpu / floor.cpu:.2f}x, peak {ours.peak:.0f} MiB", flush=True)
    floor, ours, peak = (statistics.median(column) for column in zip(*rows))
    each = (ours - floor) / options.cases * 1000
    print(f"command, {options.cases} cases: {ours / floor:.2f}x (ratio of medians), {each:.2f} ms a case on top, peak {peak:.0f} MiB")


def peak(place, options):
    rows = []
    for number in range(options.rounds):
        few, many = (place.check(copied(place, cases), right(cases)).peak for cases in (options.cases, 10 * options.cases))
        rows.append((few, many))
        print(f"  {few:.1f} MiB, {many:.1f} MiB: {many / few:.2f}x", flush=True)
    few, many = (statistics.median(column) for column in zip(*rows))
    print(f"peak: {many:.1f} MiB for {10 * options.cases} cases, {few:.1f} for {options.cases}: {many / few:.2f}x")


def start(place, options):
    rows = []
    for number in range(options.rounds):
        folder = copied(place, 1)
        rows.append((place.run([REFINE, "--version"], folder).cpu, place.check(folder, 1).cpu))
        print(f"  {rows[-1][0]:.2f} s, {rows[-1][1]:.2f} s", flush=True)
    version, one = (statistics.median(column) for column in zip(*rows))
    print(f"start: {version:.2f} s for --version, {one:.2f} s for one case")


def again(place, options):
    folder = copied(place, options.cases, cache="workload")
    write(folder, "copy.sh", COPY.replace("exec", "echo >>ran\nexec"))
    seconds, ran = [], []
    for _ in range(2):
        seconds.append(place.check(folder, right(options.cases)).cpu)
        with open(os.path.join(folder, "ran")) as file:
            ran.append(len(file.readlines()))
    print(f"again: {ran[0]} commands in {seconds[0]:.2f} s, then {ran[1] - ran[0]} in {seconds[1]:.2f} s")


def echo(place, options):
    cases = 10 * options.cases
    rows = []
    for number in range(options.rounds):
        seconds = []
        for count in (100, 100 + cases):
            folder = echoed(place, count, worker=[sys.executable, "echo.py"])
            used = place.check(folder, count).cpu
            with open(os.path.join(folder, "worker-seconds")) as file:
                seconds.append((used, used - sum(map(float, file))))
        rows.append([(many - few) / cases * 1000 for few, many in zip(*seconds)])
        print(f"  {rows[-1][0]:.3f} ms, {rows[-1][1]:.3f} without the worker's own", flush=True)
    whole, ours = (statistics.median(column) for column in zip(*rows))
    print(f"echo: {whole:.3f} ms a case, {ours:.3f} without the worker's own")


def saving(place, options):
    few, many = 20, 2 * options.cases
    heavy = {"worker": [sys.executable, "heavy.py"]}
    rows = []
    for number in range(options.rounds):
        once = (place.check(echoed(place, few), few).wall - place.check(echoed(place, 1), 1).wall) / (few - 1)
        long, short = (place.check(echoed(place, cases, **heavy), cases).wall for cases in (many, 1))
        served = (long - short) / (many - 1)
        rows.append(once / served)
        print(f"  {once * 1000:.1f} ms a case by command, {served * 1000:.2f} ms by worker: {rows[-1]:.0f}x", flush=True)
    print(f"saving: a worker has {statistics.median(rows):.0f} times the throughput of a command")


def huge(place, options):
    cases = 100 * options.cases
    folder = echoed(place, cases, worker=[sys.executable, "echo.py"])
    used = place.check(folder, cases, REFINE_JAVA_OPTS="-Xmx256m")
    print(f"huge: {cases} cases with -Xmx256m: {used.wall:.0f} s, {used.cpu / cases * 1000:.2f} ms of processor time each, peak {used.peak:.0f} MiB")


TABLES = {table.__name__: table for table in (command, peak, start, again, echo, saving, huge)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=TABLES, default=[name for name in TABLES if name != "huge"])
    options = parser.parse_args()
    with Place() as place:
        for name in options.only:
            TABLES[name](place, options)


if __name__ == "__main__":
    main()
