# Which fields a sentence speaks of, under the names that people give them.

function named(field, group, pattern) {
    FIELD[++FIELDS] = field
    CALLED[field] = " (" pattern ") "
    GROUP[field] = group
}

BEGIN {
    # Longer names first: "due date" before "date", "line amounts" before "amount".
    named("dueDate", "date", "(due|payment) dates?|dates? due|date the (invoice|payment) is due|payment deadline|deadline")
    named("issueDate", "date", "(issue|issued|issuing|invoice|document|billing) dates?|dates? of (the )?(issue|invoice|document)")
    named("supplier.vatId", "text", "(supplier )?(vat|tax)( registration)? (ids?|numbers?|no|identifiers?)")
    named("supplier.name", "text", "(supplier|vendor|seller|company)s? names?|names? of the (supplier|vendor|seller|company)")
    named("purchaseOrder", "text", "(customer )?(purchase orders?|p o|po)( numbers?| no| references?| ids?)?|order (numbers?|references?)")
    named("documentType", "text", "(document|doc) types?|types? of (the )?documents?|kinds? of (the )?documents?")
    named("invoiceNumber", "text", "(invoice|document) (numbers?|no|nos|ids?|identifiers?)|numbers? of the invoice")
    named("lines.unitPrice", "number", "(lines? )?(item )?unit prices?|prices? per unit")
    named("lines.quantity", "number", "(lines? )?(item )?quantit(y|ies)")
    named("lines.sku", "text", "(lines? )?(item )?(skus?|article (numbers?|codes?)|product codes?|item codes?)")
    named("lines.description", "text", "(lines? )?(item )?descriptions?")
    named("lines.amount", "number", "(line|lines|item|row|position)( item)? (amounts?|totals?)|amounts? (of|on|for|per|in) (each|every|a|the|all)? ?(line|row|item|position)( item)?s?")
    named("total", "number", "(grand|invoice|overall|final|gross) (totals?|amounts?)|total (amounts?|due|to pay|price|sum|value)|amounts? (due|to pay|payable)|totals?")
    named("discount", "number", "discounts?( amounts?)?")
    named("tax", "number", "(sales )?tax(es)?( amounts?| totals?)?|vat( amounts?| totals?)?")
    named("currency", "code", "currency( field| values?)?|currencies")
    named("lines", "rows", "(line )?items?|lines?|rows?|positions?|entries|entry")
    for (n = 1; n <= FIELDS; n++) KEY[FIELD[n]] = FIELD[n]
    KEY["name"] = "supplier.name"; KEY["vatId"] = "supplier.vatId"
    split("sku description quantity unitPrice amount", PART, " ")
    for (n = 1; n <= 5; n++) KEY[PART[n]] = "lines." PART[n]
    KIND["date"] = " dates? "
    KIND["number"] = " (amounts?|monetary|money|prices?|sums?|figures?|numbers?|numeric|numerals?|numerical) "
    KIND["text"] = " (texts?|strings?|everything|all values|words|field values|every value) "
    KIND["code"] = " (codes?|curcode|currencies) "
    KIND["rows"] = " (pages?|table) "
}

# The fields named in a raw sentence as " a b "; leaves the rest of its words, with @ for each name, in W.
function fieldsIn(raw,    i, w, all) {
    w = words(raw)
    gsub(/ currenc(y|ies) (signs?|symbols?|marks?|characters?|glyphs?|units?) /, " cursign ", w)
    gsub(/ currency codes? /, " curcode ", w)
    gsub(/ line breaks? /, " linebreak ", w)
    gsub(/ (one|single) line /, " oneline ", w)
    all = ""
    if (tolower(raw) ~ /`amount`|\]\.amount|lines\.amount/) { all = " lines.amount"; sub(/ (lines? )?amount /, " @ ", w) }
    for (i = 1; i <= FIELDS; i++) {
        if (!match(w, CALLED[FIELD[i]])) continue
        all = all " " FIELD[i]
        while (match(w, CALLED[FIELD[i]]))
            w = substr(w, 1, RSTART) (FIELD[i] == "lines" ? "@lines" : "@") substr(w, RSTART + RLENGTH - 1)
    }
    W = w
    return all == "" ? "" : all " "
}

# Fills T with the fields of a group that the sentence is about: those it names; or all of the group when it
# speaks of the kind, or of nothing in particular while the wish itself is clear enough.
function about(group, clear,    i, n, field, spoken, inGroup) {
    split("", T)
    n = 0
    inGroup = 0
    for (i = 1; i <= FIELDS; i++)
        if ((GROUP[FIELD[i]] == group || group == "any") && index(MENTIONED, " " FIELD[i] " ")) inGroup++
    spoken = (group in KIND) && W ~ KIND[group]
    if (inGroup && spoken && match(W, / (all|every|any|each) /) && substr(W, RSTART + RLENGTH - 1) ~ ("^ ?(other |the |of the )?" substr(KIND[group], 2))) inGroup = 0
    if (inGroup && spoken && W ~ (" @ (and|or) ([a-z]+ )?" substr(KIND[group], 2) "|" KIND[group] "(and|or) ([a-z]+ )?@ ")) inGroup = 0
    for (i = 1; i <= FIELDS; i++) {
        field = FIELD[i]
        if (GROUP[field] != group && group != "any") continue
        if (inGroup ? index(MENTIONED, " " field " ") : (spoken || (clear && MENTIONED == ""))) T[++n] = field
    }
    return n
}
