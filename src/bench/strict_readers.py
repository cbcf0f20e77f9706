"""Models that are none, and that are hard to talk to: they show how well a prompt is worded.

Each knows the right answer of every case and spoils it by its habits. A habit ends only when a sentence of the prompt, or
the schema, says so to this reader: it must name the key, letter by letter, and say the right thing in words that the
reader knows; "keep it neat" or a sentence without a name does nothing. Two sentences that ask for different things of one
key cancel each other, and of more than 25 sentences the last ones are not read.

literal   takes a key only in marks (`key`, "key") or at the head of a line, and only the plainest terms
tired     loses a sentence of more than 24 words, and all after the fifteenth
wary      wants to see a form before it writes it: a pattern or an example in the same sentence

As a program it is the worker of a manifest: strict_readers.py READER DATA EXPECTED_FOLDER
"""
import json
import os
import re
import sys

READ = {"literal": 25, "tired": 15, "wary": 25}
LONGEST = {"literal": 60, "tired": 24, "wary": 60}
SHOWN = re.compile(r"[`\"'“][^`\"'”]*[0-9A-Z][^`\"'”]*[`\"'”]|\b[YMD]{2,4}[-/.][YMD]{2}[-/.][YMD]{2,4}\b|\d")
NOT = re.compile(
    r"(?:,? (?:but )?(?:not|never)(?: as| in| with)?|\binstead of|\brather than|\bneither|\bno longer)\b[^.;:]*", re.I
)

# What can be asked of a key. Forms of one line exclude each other.
FORMS = [
    {"iso date": r"yyyy-mm-dd|\b\d{4}-\d\d-\d\d\b|iso 8601", "day first": r"dd[/.]mm[/.]yyyy|\b\d\d[/.]\d\d[/.]\d{4}\b"},
    {"capitals": r"upper ?-?case|capital letters|all caps|in capitals", "title": r"title case|initial capital|small letters"},
    {"number": r"\bjson number|\bas an? (plain |bare )?number|\bis an? (plain |bare )?number|numeric|unquoted|without quot",
     "text": r"\bas (a )?(text|string)|in quotes"},
    {"left out": r"\b(omit|leave out|leave \S+ out|skip|no key|without the key|do not (give|write|include))",
     "null": r"\bnull\b", "empty": r"empty (string|text)"},
    {"list": r"\b(as|in|is) an? (list|array)", "no list": r"(without|no|not an?|not as an?|never an?) (list|array|bracket)|plain (string|value)|single (string|value)"},
    {"code": r"iso 4217|(three|3)[- ]letter"},
    {"one line": r"(one|a single|the same) line|(no|without) (line ?breaks?|newlines?)|line ?breaks?.*\bspaces?\b"},
    {"all": r"\b(every|each|all)\b"},
    {"pascal": r"pascal ?-?case|upper camel ?-?case|every word (starts )?with a capital"},
    {"two decimals": r"(two|2) (decimals|decimal places|digits after)|\b0\.00\b"},
]
AS_PRINTED = r"as (it is |it stands |they are )?(printed|written|given|shown)|exactly as|verbatim|unchanged|letter by letter|as it stands"
PLAINEST = {"iso date": r"yyyy-mm-dd", "code": r"iso 4217|three-letter", "number": r"json number|as an? number|is an? number|unquoted"}
CURRENCIES = {"RM", "MYR", "EUR", "USD", "€", "$"}
NEEDS_SIGHT = {"iso date", "day first", "capitals", "code", "pascal"}


class Told:
    """What one reader takes from prompt and schema."""

    def __init__(self, reader, prompt, schema):
        self.reader = reader
        lines = [line.strip() for line in prompt.splitlines() if line.strip() and not line.startswith("#")]
        units = [unit for line in lines for unit in re.split(r"(?<=[.;!?])\s+(?=[A-Z`\"])", line)]
        self.read = [unit for unit in units[: READ[reader]] if len(unit.split()) <= LONGEST[reader]]
        self.fields, self.closed = {}, False
        self.walk(schema)

    def walk(self, schema):
        self.closed |= schema.get("additionalProperties") is False
        for key, value in schema.get("properties", {}).items():
            self.fields.setdefault(key, []).append(value)
            self.walk(value)
            self.walk(value.get("items", {}))

    def names(self, unit, key):
        marks = rf"[`\"'“](?:[\w\[\].]*\.)?{re.escape(key)}[`\"'”]|^[-*\s]*{re.escape(key)}\s*[:(]"
        bare = rf"(?<![\w]){re.escape(key)}(?!\w)"
        return bool(re.search(marks if self.reader == "literal" else bare, unit))

    def about(self, key):
        described = [value["description"] for value in self.fields.get(key, []) if "description" in value]
        return [unit for unit in self.read if self.names(unit, key)] + described

    def knows(self, key):
        return key in self.fields or any(self.names(unit, key) for unit in self.read)

    def asks(self, key, form):
        """Whether this form of the key is asked for, and no other one of its kind."""
        kind = next(forms for forms in FORMS if form in forms)
        found = {name for name in kind for unit in self.about(key) if self.says(unit, kind, name)}
        for value in self.fields.get(key, []):
            found |= {"iso date"} & set(kind) if value.get("format") == "date" else set()
            found |= {"number"} & set(kind) if value.get("type") in ("number", "integer") else set()
            found |= {"text", "no list"} & set(kind) if value.get("type") == "string" else set()
        return found == {form}

    def says(self, unit, kind, name):
        words = unit if name.startswith("no ") else NOT.sub("", unit)
        pattern = PLAINEST.get(name, kind[name]) if self.reader == "literal" else kind[name]
        if not re.search(pattern, words, re.I):
            return False
        return self.reader != "wary" or name not in NEEDS_SIGHT or bool(SHOWN.search(words))

    def as_printed(self, key):
        return any(re.search(AS_PRINTED, NOT.sub("", unit), re.I) for unit in self.about(key))

    def without(self, key, text):
        """Whether a sentence shows these characters and says that they stay away, or shows it by an example."""
        pairs = [re.search(r"[\"“]([^\"]*)[\"”] becomes [\"“]?([^\"]*)", unit) for unit in self.about(key)]
        if any(pair and text.strip() in pair[1] and text.strip() not in pair[2] for pair in pairs):
            return True
        if text.strip() in CURRENCIES and self.reader != "wary":
            if any(re.search(r"\b(no|without|never a) currency", unit, re.I) for unit in self.about(key)):
                return True
        no = r"\b(without|no|not|never|drop|omit|remove|strip|leave out|leave off)\b"
        shown = [unit for unit in self.about(key) if re.search(rf"[`\"'“]\s*{re.escape(text.strip())}\s*[`\"'”]", unit)]
        return any(re.search(no, unit, re.I) for unit in shown)

    def lists(self, key, value):
        """Whether the values that are allowed are shown, this one among them."""
        return any(value in spec.get("enum", []) for spec in self.fields.get(key, [])) or any(
            re.search(rf"[`\"'“]{re.escape(value)}[`\"'”]", unit) for unit in self.about(key)
        )

    def forbids(self, key):
        no = r"\b(no|not|never|without|omit|leave out|drop|remove)\b"
        only = r"\b(only|just|no other|nothing but|no further|no more|no extra|no additional)\b.*\b(keys?|fields?)\b"
        return self.closed or any(
            re.search(only, unit, re.I) or self.names(unit, key) and re.search(no, unit, re.I) for unit in self.read
        )

    def unwrapped(self, key):
        flat = r"top[- ]level|outermost|not (be )?(wrapped|nested|inside)|(no|without) (an? )?(wrapper|outer|wrapping|enclosing)|\bdirectly\b"
        return any(re.search(flat, unit, re.I) for unit in self.read) or any(
            self.names(unit, key) and re.search(r"\b(no|not|never|without|drop)\b", unit, re.I) for unit in self.read
        )

    def bare(self):
        yes = r"\b(only|just|nothing but|nothing else|alone|no other text|no prose)\b.*json|json\b.*\b(only|alone|nothing else)"
        no = r"\b(no|without)\b.*(fence|markdown|```|code block|text around|prose|explanation)"
        return any(re.search(yes, unit, re.I) or re.search(no, unit, re.I) for unit in self.read)


def serve(reader, data, expected):
    import strict_habits

    with open("prompt.md") as file:
        prompt = file.read()
    with open("schema.json") as file:
        told = Told(reader, prompt, json.load(file))
    replies = os.fdopen(3, "w", buffering=1)
    for line in sys.stdin:
        request = json.loads(line)
        name = os.path.splitext(os.path.basename(request["case"]))[0]
        with open(os.path.join(expected, name + ".json")) as file:
            answer, _ = strict_habits.answer(told, data, name, json.load(file))
        with open(request["output"], "w") as file:
            file.write(answer)
        replies.write(json.dumps({"id": request["id"], "status": "ok"}) + "\n")


if __name__ == "__main__":
    serve(*sys.argv[1:])
