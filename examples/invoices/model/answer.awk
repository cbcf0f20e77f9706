# Writes the answer: what was read, in the form that was asked for, with a model's bad habits where nothing was.

function wanted(name, field) { return ((name, field) in O) && O[name, field] > 0 }

function put(name, json) {
    if (json == "") return
    ANSWER = ANSWER (ANSWER == "" ? "" : ",\n") PAD quote(name) ": " json
}

# Nothing is printed for this field. `habit` is what comes out when nobody said what to do.
function nothing(field, habit) {
    if (wanted("omit", field)) return ""
    if (wanted("empty", field)) return "\"\""
    if (wanted("null", field) || wanted("found", field)) return "null"
    return habit != "" ? habit : (wanted("always", field) ? "null" : "")
}

function styled(field, s) {
    if (wanted("space", field)) gsub(/[ \n\t]+/, " ", s)
    if (wanted("digits", field)) gsub(/[^0-9]/, "", s)
    if (wanted("upper", field)) s = toupper(s)
    else if (wanted("lower", field)) s = tolower(s)
    return quote(s)
}

function textOf(field, s, habit) {
    if (s == "") return nothing(field, habit)
    if (!wanted("bareId", field)) s = PREFIXED[field] s
    return styled(field, s)
}

function dateOf(field,    s) {
    s = F[field]
    if (s == "") return nothing(field, (field == "dueDate" && !CREDIT_DOC) ? quote(later(isoDate(F["issueDate"], ORDER), 30)) : "")
    if (ambiguous(s) && wanted("unsure", field)) return "null"
    if (wanted("form", field)) return quote(layout(isoDate(s, firstPart(field)), FORM))
    return quote(wanted("iso", field) ? isoDate(s, firstPart(field)) : s)
}

function firstPart(field) {
    if (wanted("day", field)) return "day"
    return wanted("month", field) ? "month" : ORDER
}

# Amounts that are easily copied become numbers by themselves; the others are copied as they are printed.
function amountOf(field, s) {
    if (s == "") return nothing(field, "")
    if (!wanted("number", field) && (!isPlain(s) || O["number", field] < 0)) return quote(s)
    s = number(s)
    if (field == "discount") sub(/^-/, "", s)
    if (CREDIT_DOC && wanted("minus", field) && s !~ /^-/ && s + 0 != 0) s = "-" s
    return s
}

function documentType(    s) {
    if (CREDIT_DOC && ("credit" in CHOICE)) return quote(CHOICE["credit"])
    if (!CREDIT_DOC && ("invoice" in CHOICE)) return quote(CHOICE["invoice"])
    s = ("documentType" in F) ? tolower(F["documentType"]) : (CREDIT_DOC ? "credit memo" : "invoice")
    return styled("documentType", s)
}

function currency(    s) {
    s = F["currency"]
    if (s == "") return nothing("currency", "")
    if (wanted("code", "currency") && (s in SIGN_CODE)) s = SIGN_CODE[s]
    return quote(s)
}

function oneLine(i,    keep, pad) {
    keep = ANSWER; pad = PAD
    ANSWER = ""; PAD = "      "
    put("sku", textOf("lines.sku", L[i, "sku"], ""))
    put("description", textOf("lines.description", L[i, "description"], ""))
    put("quantity", amountOf("lines.quantity", L[i, "quantity"]))
    put("unitPrice", amountOf("lines.unitPrice", L[i, "unitPrice"]))
    put("amount", amountOf("lines.amount", L[i, "amount"]))
    i = "    {\n" ANSWER "\n    }"
    ANSWER = keep; PAD = pad
    return i
}

# A long table is copied to the end of its first page only, unless all of it was asked for.
function lineItems(    i, all) {
    all = ""
    for (i = 1; i <= NL; i++)
        if (wanted("rows", "") || L[i, "page"] < 2) all = all (all == "" ? "" : ",\n") oneLine(i)
    return all == "" ? "[]" : "[\n" all "\n  ]"
}

function supplier(    keep, s) {
    keep = ANSWER
    ANSWER = ""; PAD = "    "
    put("name", textOf("supplier.name", F["supplier.name"], ""))
    put("vatId", textOf("supplier.vatId", F["supplier.vatId"], ""))
    s = "{\n" ANSWER "\n  }"
    ANSWER = keep; PAD = "  "
    return s
}

function answer() {
    ANSWER = ""; PAD = "  "
    put("documentType", documentType())
    put("invoiceNumber", textOf("invoiceNumber", F["invoiceNumber"], ""))
    put("issueDate", dateOf("issueDate"))
    put("dueDate", dateOf("dueDate"))
    put("currency", currency())
    put("supplier", supplier())
    put("purchaseOrder", textOf("purchaseOrder", F["purchaseOrder"], "\"N/A\""))
    put("lines", lineItems())
    put("discount", amountOf("discount", F["discount"]))
    put("tax", amountOf("tax", F["tax"]))
    put("total", amountOf("total", F["total"]))
    if (!wanted("closed", "") && ("notes" in F)) put("notes", quote(F["notes"]))
    return "{\n" ANSWER "\n}"
}

BEGIN {
    readInvoice(ENVIRON["INPUT"])
    readSchema(ENVIRON["SCHEMA"])
    readPrompt(slurp(ENVIRON["PROMPT"]))
    if (PAGE > 1 && !wanted("json", "")) print "Here is the JSON for this invoice:\n\n```json\n" answer() "\n```"
    else print answer()
}
