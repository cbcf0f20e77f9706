"""A workload with known right answers: how many runs does a loop need until every case passes?

Each case needs one to three of K rules. A rule stands when the prompt has the line "RULE <name>". Besides the rules that
are needed (R..) there are harmful ones (H..), each of which spoils about three cases in ten, and useless ones (U..).
The proposer repairs one of the faults it is shown with probability p, otherwise it adds something useless or harmful.

Every choice is drawn from SHA-256 of its own name, so that any language can follow along and nothing depends on order.
As a program it is what a manifest calls, in the folder of the workload:

    prompt_rules.py run CASE OUTPUT      run one case
    prompt_rules.py propose              answer a request of proposer protocol 1
    prompt_rules.py check                compare the draws with their published check values
"""
import hashlib
import json
import os
import sys

HEADER = "You extract fields from a record and answer with JSON."
SHOWN = 3  # failing cases that a proposer is told of


def draw(name):
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


def share(name):
    return draw(name) / 2**64


def choice(name, size):
    return draw(name) * size >> 64


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def chance(seed, *parts):
    return "|".join([str(seed), *map(str, parts)])


class Record:
    """One case: the rules it needs and those that spoil it."""

    def __init__(self, index, rules, seed):
        size_draw = share(chance(seed, "size", index))
        size = min(rules, 1 if size_draw < 0.5 else 2 if size_draw < 0.8 else 3)
        chosen, attempt = [index % rules], 0
        while len(chosen) < size:
            candidate = choice(chance(seed, "need", index, attempt), rules)
            chosen += [] if candidate in chosen else [candidate]
            attempt += 1
        self.id = f"case-{index + 1:03d}"
        self.needs = sorted(f"R{rule + 1:02d}" for rule in chosen)
        self.spoiled_by = [f"H{h + 1:02d}" for h in range(rules) if share(chance(seed, "harm", index, h)) < 0.3]

    def expected(self):
        return {"r:" + rule: "ok" for rule in self.needs}

    def answer(self, prompt):
        """Without noise."""
        rules = standing(prompt)
        answer = {"r:" + rule: "ok" if rule in rules else "bad" for rule in self.needs}
        answer.update({"x:" + rule: "unexpected" for rule in self.spoiled_by if rule in rules})
        return answer

    def noisy(self, prompt, seed, noise, mode, earlier_runs):
        answer = self.answer(prompt)
        name = chance(seed, "noise", digest(prompt), self.id, earlier_runs)
        if noise > 0 and share(name) < noise:
            if answer == self.expected():
                answer["r:" + self.needs[0]] = "flake"
            elif mode == "flip":
                answer = self.expected()
        return answer

    def wrong(self, prompt):
        answer, expected = self.answer(prompt), self.expected()
        return {field for field in answer if answer[field] != expected.get(field)}


def records(cases, rules, seed):
    return [Record(index, rules, seed) for index in range(cases)]


def standing(prompt):
    return {line[5:].strip() for line in prompt.split("\n") if line.startswith("RULE ")}


def propose(seed, call, p, rules, prompt, failures, mixed=0.0):
    """One small edit: (action, [rules]), the second rule of an over-broad one does harm."""
    on = standing(prompt)
    repairs = set()
    for wrong in failures.values():
        for field in wrong:
            kind, rule = field.split(":", 1)
            if kind == "r" and rule not in on:
                repairs.add(("add", rule))
            if kind == "x" and rule in on:
                repairs.add(("remove", rule))
    base = chance(seed, "prop", call, digest(prompt))
    free = [f"H{h + 1:02d}" for h in range(rules) if f"H{h + 1:02d}" not in on]
    if repairs and share(base + "|good") < p:
        action, rule = sorted(repairs)[choice(base + "|pick", len(repairs))]
        if action == "add" and free and share(base + "|mixed") < mixed:
            return action, [rule, free[choice(base + "|mh", len(free))]]
        return action, [rule]
    if share(base + "|bad") < 0.5 or not free:
        return "add", [f"U{choice(base + '|u', 1000):03d}"]
    return "add", [free[choice(base + "|h", len(free))]]


# ---- what a manifest calls


def line_count(path, wanted=None):
    if not os.path.exists(path):
        return 0
    with open(path) as lines:
        return sum(1 for line in lines if wanted in (None, line.rstrip("\n")))


def note(path, line):
    with open(path, "a") as log:
        log.write(line + "\n")


def run(case, output):
    with open("workload.json") as file:
        settings = json.load(file)
    with open(case) as file:
        index = json.load(file)["index"]
    with open("prompt.txt") as file:
        prompt = file.read()
    record = Record(index, settings["rules"], settings["seed"])
    mark = digest(prompt)[:16] + " " + record.id
    earlier = line_count("executions.log", mark)
    note("executions.log", mark)
    answer = record.noisy(prompt, settings["seed"], settings["noise"], settings["noiseMode"], earlier)
    with open(output, "w") as file:
        json.dump(answer, file, sort_keys=True)


def field_of(group):
    return group["path"].lstrip("/").replace("~1", "/").replace("~0", "~")


def shown_failures(groups):
    """The first few cases that the request gives as examples, each with every fault that the request names for it."""
    cases = []
    for group in groups:
        cases += [e["case"] for e in group["examples"] if e["case"] not in cases]
    return {case: sorted({field_of(g) for g in groups if case in g["cases"]}) for case in cases[:SHOWN]}


def answer_request(request, settings, call):
    file = request["files"][0]
    failures = shown_failures(request["groups"])
    action, rules = propose(
        settings["seed"], call, settings["p"], settings["rules"], file["text"], failures, settings["mixed"]
    )
    lines = "".join(f"RULE {rule}\n" for rule in rules)
    if action == "add" and rules[0] in standing(file["text"]):
        return {"noChangeReason": rules[0] + " stands already", "edits": []}
    edit = {"search": "", "replace": lines} if action == "add" else {"search": lines, "replace": ""}
    aim = ("r:" if action == "add" else "x:") + rules[0]
    fixes = [case for case, wrong in failures.items() if aim in wrong]
    return {
        "hypothesis": {
            "observation": f"{aim} is wrong" if fixes else "some fields are wrong",
            "theory": f"the prompt should {action} {', '.join(rules)}",
            "prediction": {"fixes": fixes or list(failures), "risks": []},
            "confidence": "Medium",
        },
        "edits": [{"path": file["path"], **edit}],
    }


def check():
    assert draw("0|size|0") == 14924286487630774489, draw("0|size|0")
    assert choice("0|need|3|0", 5) == 2, choice("0|need|3|0", 5)
    print("the draws are right")


def main(arguments):
    if arguments[:1] == ["run"]:
        run(*arguments[1:])
    elif arguments == ["propose"]:
        with open("workload.json") as file:
            settings = json.load(file)
        call = line_count("proposals.log")
        note("proposals.log", "proposal")
        print(json.dumps(answer_request(json.load(sys.stdin), settings, call)))
    elif arguments == ["check"]:
        check()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
