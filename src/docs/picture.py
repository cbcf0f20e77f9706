#!/usr/bin/env python3
"""Draws docs/run.svg: what the README's first command says when it is run, on a copy of the example.

    src/docs/picture.py

Long lines go on in the next one; of the iterations the first two and the last are shown.
"""
import os
import re
import shutil
import subprocess
import tempfile
import textwrap
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
COMMAND = ["--manifest", "examples/invoices/refine.manifest.json", "--auto", "--iterations", "5"]
FIRST, LAST = 2, 5
COLUMNS = 100
LINE, LETTER, MARGIN, TOP = 19, 8.43, 16, 46


def said():
    subprocess.run([os.path.join(ROOT, "refine"), "--version"], stdout=subprocess.DEVNULL, check=True)
    with tempfile.TemporaryDirectory() as folder:
        example = os.path.join(folder, "examples", "invoices")
        made = shutil.ignore_patterns("out", "sessions", ".refine")
        shutil.copytree(os.path.join(ROOT, "examples", "invoices"), example, ignore=made)
        run = subprocess.run([os.path.join(ROOT, "refine"), *COMMAND], cwd=folder, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True, check=True)
        return run.stdout.splitlines()


def shown(lines):
    """Without what lies between the end of one iteration and the hypothesis of another."""
    ends = [number for number, line in enumerate(lines) if re.match(r"iteration \d+: ", line)]
    return lines[: ends[FIRST - 1] + 1] + ["…"] + lines[ends[LAST - 2] + 1 :]


def wrapped(line):
    return [line] if len(line) <= COLUMNS else textwrap.wrap(line, COLUMNS, subsequent_indent="  ", break_on_hyphens=False)


def drawn(lines):
    rows = [("c", "$ ./refine " + " ".join(COMMAND))]
    rows += [("d" if line == "…" else "", piece) for line in lines for piece in wrapped(line)]
    width, height = round(COLUMNS * LETTER + 2 * MARGIN), TOP + LINE * len(rows)
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
           ' role="img" aria-label="Recording of a run of refine in a terminal">')
    yield ('<style>text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:14px;'
           'fill:#d7dce2;white-space:pre}.c{fill:#fff;font-weight:bold}.d{fill:#8b949e}</style>')
    yield f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8" fill="#1b1f24" stroke="#57606a"/>'
    yield "".join(f'<circle cx="{x}" cy="17" r="5" fill="#57606a"/>' for x in (18, 35, 52))
    for number, (kind, text) in enumerate(rows):
        kind = f' class="{kind}"' if kind else ""
        yield f'<text x="{MARGIN}" y="{TOP + LINE * number}"{kind} xml:space="preserve">{escape(text)}</text>'
    yield "</svg>"


if __name__ == "__main__":
    with open(os.path.join(ROOT, "docs", "run.svg"), "w") as picture:
        picture.write("\n".join(drawn(shown(said()))) + "\n")
