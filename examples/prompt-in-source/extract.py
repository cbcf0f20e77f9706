"""Reads one slip of a bicycle workshop and writes its data as JSON: extract.py CASE OUTPUT

A stand-in for a program that sends PROMPT and the slip to a model. It follows the sentences of PROMPT that it
understands and has habits where PROMPT is silent. README.md lists them.
"""

import json
import re
import sys
from datetime import datetime

PROMPT = """
You read slips of a bicycle workshop. Answer with a JSON object: slip, customer, broughtIn, pickUp,
jobs, estimate and callFirst.

- jobs: what is to be done, a list
- estimate: what it will cost
"""


def told(field, pattern):
    """Whether a sentence of the prompt names the field and says this of it."""
    sentences = re.split(r"(?<=[.!?])\s+|\n", PROMPT)
    return any(re.search(rf"\b{field}\b", s) and re.search(pattern, s, re.I) for s in sentences)


def date(field, printed):
    if not printed:
        return None if told(field, r"\bnull\b") else "not stated"
    if told(field, r"YYYY-MM-DD|ISO"):
        return datetime.strptime(printed, "%d %B %Y").strftime("%Y-%m-%d")
    return printed


def estimate(printed):
    return float(printed.split()[1]) if told("estimate", r"\b(number|numeric)\b") else printed


def answer(slip):
    lines = dict(line.split(": ", 1) for line in slip.splitlines() if ": " in line)
    call = lines["Call before starting"]
    return {
        "slip": slip.split()[2],
        "customer": lines["Customer"],
        "broughtIn": date("broughtIn", lines["Brought in"]),
        "pickUp": date("pickUp", lines.get("Pick-up")),
        "jobs": lines["Wanted"].split("; "),
        "estimate": estimate(lines["Estimate"]),
        "callFirst": call == "yes" if told("callFirst", r"\b(true|boolean)\b") else call,
    }


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as case:
        data = answer(case.read())
    with open(sys.argv[2], "w", encoding="utf-8") as output:
        json.dump(data, output)
