"""The habits by which strict readers spoil right answers, for three kinds of data, and what ends each of them."""
import hashlib
import json
import re


def draw(*parts):
    return int.from_bytes(hashlib.sha256("|".join(parts).encode()).digest()[:6], "big") / 2**48


def iso(text):
    """A day first date as ISO, as models like to write it."""
    match = re.fullmatch(r"(\d\d?)([/.-])(\d\d?)\2(\d{4})", text)
    return f"{match[4]}-{int(match[3]):02}-{int(match[1]):02}" if match and int(match[3]) <= 12 else None


def day_first(text):
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    return f"{match[3]}/{match[2]}/{match[1]}" if match else None


class Spoiler:
    """Goes over one answer; every habit that is not ended makes its mistake and is counted."""

    def __init__(self, told, name, document):
        self.told, self.name, self.document, self.made = told, name, document, []

    def change(self, habit, key, cured, value):
        if key in self.document and value is not None and value != self.document[key] and not cured:
            self.document[key] = value
            self.made.append(f"{habit} {key}")

    def text(self, key):
        value = self.document.get(key)
        return value if isinstance(value, str) else ""

    def dropped(self, key):
        if key in self.document and not self.told.knows(key):
            del self.document[key]
            self.made.append(f"dropped {key}")

    def renamed(self, key, other):
        marked = re.compile(rf"[`\"'“]{key}[`\"'”]")
        if key in self.document and key not in self.told.fields and not any(map(marked.search, self.told.read)):
            self.document = {other if own == key else own: value for own, value in self.document.items()}
            self.made.append(f"renamed {key}")

    def added(self, key, value):
        if not self.told.forbids(key):
            self.document[key] = value
            self.made.append(f"added {key}")

    def filled(self, key):
        if key not in self.document and not self.told.asks(key, "left out"):
            self.document[key] = ""
            self.made.append(f"filled {key}")

    def wrapped(self, key):
        if not self.told.unwrapped(key):
            self.document = {key: self.document}
            self.made.append("wrapped")

    def written(self):
        whole = json.dumps(self.document, ensure_ascii=False, indent=1)
        if self.told.bare():
            return whole
        self.made.append("fenced")
        return f"Here is what I found:\n\n```json\n{whole}\n```\n"


def receipts(spoiler, told):
    date, total, address = (spoiler.text(key) for key in ("date", "total", "address"))
    spoiler.change("iso", "date", told.as_printed("date") or told.asks("date", "day first"), iso(date))
    known = told.as_printed("company") or told.asks("company", "capitals")
    spoiler.change("title case", "company", known, spoiler.text("company").title())
    spoiler.change("lines", "address", told.asks("address", "one line"), address.replace(", ", ",\n"))
    spoiler.change("ringgit", "total", told.without("total", "RM"), "RM " + total)
    cut = spoiler.text("total")
    short = cut[:-1] if re.search(r"\.\d0$", cut) else None
    spoiler.change("short", "total", told.asks("total", "two decimals"), short)
    spoiler.added("currency", "MYR")
    spoiler.renamed("address", "merchant_address")


def invoices(spoiler, told):
    currency = spoiler.text("currency")
    for key in ("date", "date_due"):
        spoiler.change("day first", key, told.asks(key, "iso date"), day_first(spoiler.text(key)))
    for key in ("amount", "amount_untaxed", "amount_tax"):
        amount = spoiler.document.get(key)
        spoiler.change("text", key, told.asks(key, "number"), f"{amount:.2f}" if amount is not None else None)
    sign = {"EUR": "€", "USD": "$", "INR": "₹", "PLN": "zł"}.get(currency)
    spoiler.change("sign", "currency", told.asks("currency", "code") or told.lists("currency", currency), sign)
    number = spoiler.text("invoice_number")
    spoiler.change("label", "invoice_number", told.without("invoice_number", "No."), "No. " + number)
    vat = spoiler.text("vat")
    spoiler.change("squeezed", "vat", told.as_printed("vat"), vat.replace(" ", "") or None)
    site = spoiler.text("partner_website")
    known = told.as_printed("partner_website") or told.without("partner_website", "https://")
    spoiler.change("address", "partner_website", known, "https://" + site if "://" not in site else None)
    rows = spoiler.document.get("lines", [])
    spoiler.change("lost row", "lines", told.asks("lines", "all"), rows[:-1] if len(rows) > 2 else None)
    spoiler.filled("bic")
    spoiler.dropped("issuer")
    spoiler.added("language", "en")


def intents(spoiler, told):
    intent = spoiler.text("intent")
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", intent).lower()
    spoiler.change("spaced", "intent", told.lists("intent", intent) or told.asks("intent", "pascal"), spaced)
    slots = Spoiler(told, spoiler.name, spoiler.document["slots"])
    city = slots.text("city")
    known = told.as_printed("city") or told.asks("city", "title")
    slots.change("lower case", "city", known, city.lower() or None)
    for key, value in list(slots.document.items()):
        if key in ("artist", "playlist", "city"):
            slots.change("list", key, told.asks(key, "no list"), [value] if isinstance(value, str) else None)
        if key in ("rating_value", "party_size_number", "best_rating"):
            digits = isinstance(value, str) and re.fullmatch(r"\d+", value)
            slots.change("number", key, told.asks(key, "text"), int(value) if digits else None)
    slots.renamed("restaurant_type", "restaurantType")
    slots.dropped("playlist_owner")
    spoiler.document["slots"] = slots.document
    spoiler.made += slots.made
    spoiler.added("confidence", 0.9)
    spoiler.wrapped("result")


DATA = {"receipts": receipts, "invoices": invoices, "intents": intents}
PROMPTS = {
    "receipts": "Read this receipt and answer in JSON: company, date, address, total.\n",
    "invoices": "Extract what the invoice says as JSON. We need the invoice_number, the date, what was bought and the amount.\n",
    "intents": "What does the user want? Answer in JSON with the intent and its slots.\n",
}


def answer(told, data, name, expected):
    """The answer as it is written, and the mistakes in it. One answer in 25 is misread, whatever the prompt says."""
    spoiler = Spoiler(told, name, json.loads(json.dumps(expected)))
    DATA[data](spoiler, told)
    if draw("misread", data, name) < 0.04:
        key = sorted(expected)[0]
        inner = spoiler.document.get("result", spoiler.document)
        inner[key] = "illegible"
    return spoiler.written(), spoiler.made
