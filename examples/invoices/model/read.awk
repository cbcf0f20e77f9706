# Reads an invoice: F[field] and L[line, field] hold what is printed, untouched. No entry = not stated.
# Nothing here depends on a vendor: labels in three languages, tables with bars or columns, blocks, sentences.

function label(field, names,    n, i, name) {
    n = split(names, name, "|")
    for (i = 1; i <= n; i++) LABEL[name[i]] = field
}

function column(field, names,    n, i, name) {
    n = split(names, name, "|")
    for (i = 1; i <= n; i++) COLUMN[name[i]] = field
}

BEGIN {
    label("documentType", "document|document type|type")
    label("invoiceNumber", "invoice number|invoice no|invoice #|invoice id|document no|rechnungsnummer|rechnung nr|rechnungs-nr|facture no|numero de facture")
    label("creditNumber", "credit note number|credit note no|credit memo #|credit memo number|gutschriftnummer|gutschrift nr|gutschrift-nr|avoir no")
    label("issueDate", "invoice date|date of issue|issue date|issued|date|credit date|credit note date|rechnungsdatum|datum|belegdatum|date d'emission|date de facturation")
    label("dueDate", "due date|payment due|due|pay by|zahlbar bis|fallig am|faellig am|echeance|date d'echeance")
    label("currency", "currency|wahrung|devise")
    label("purchaseOrder", "po number|po no|purchase order|your order no|your order|your po|customer po|ihre bestellnummer|bestellnummer|bestell-nr|bon de commande|votre commande")
    label("vatId", "vat reg no|vat id|vat no|vat number|ust-idnr|ust-id|mwst-nr|no tva|tax id|ein")
    label("supplier", "supplier|from|vendor|seller|lieferant|fournisseur")
    label("net", "subtotal|net|net total|zwischensumme|zwischentotal|total ht|nettobetrag")
    label("discount", "discount|trade discount|rabatt|abzuglich rabatt|remise")
    label("tax", "vat|sales tax|tax|mwst|zzgl mwst|ust|tva")
    label("total", "total|total due|grand total|amount due|gesamtbetrag|rechnungsbetrag|gutschriftbetrag|total ttc|net a payer|net a rembourser|amount credited|total credit|balance due")
    label("notes", "note|notes|remark|remarks|bemerkung|remarque")
    column("sku", "sku|code|item|item no|art-nr|artikel|ref|reference|part")
    column("description", "description|product|service|bezeichnung|beschreibung|designation")
    column("quantity", "qty|quantity|menge|anz|anzahl|qte|quantite|units")
    column("unitPrice", "price|unit price|each|rate|einzelpreis|preis|pu ht|prix unitaire")
    column("amount", "amount|line total|betrag|gesamt|montant|montant ht|extension")
    column("pos", "pos|line|#")
    TITLE = "^(tax invoice|invoice|rechnung|facture|bill|credit note|credit memo|gutschrift|avoir|note de credit)$"
    CREDIT = "credit|gutschrift|avoir"
    CARRIED = "^(carried|brought) forward|^ubertrag|^a reporter|^report$"
}

# A label or heading as it is looked up: no rates, no currencies, no dots.
function plainLabel(s) {
    s = " " s " "
    gsub(CODES, "", s)
    s = fold(s)
    gsub(/[(]?[0-9]+([.,][0-9]+)? ?%[)]?/, "", s)
    gsub(SIGNS, "", s)
    gsub(/[().:*]/, "", s)
    gsub(/[ \t]+/, " ", s)
    return trim(s)
}

function cells(line, cell,    n, i, k, raw) {
    gsub(/\t/, "   ", line)
    n = split(line, raw, /\||   *\|?/)
    k = 0
    for (i = 1; i <= n; i++) if (trim(raw[i]) != "") cell[++k] = trim(raw[i])
    return k
}

function beforeColon(s) {
    sub(/ ?:( .*)?$/, "", s)
    return s
}

function store(name, value) {
    if (value == "") return
    if (name ~ /^(net|discount|tax|total)$/ && bare(value) ~ /[A-Za-z]/) return
    if (name == "creditNumber") { CREDIT_DOC = 1; name = "invoiceNumber" }
    if (name == "supplier") { sub(/ *<.*$/, "", value); name = "supplier.name" }
    if (name == "vatId") name = "supplier.vatId"
    if (name == "total" || !(name in F)) F[name] = value
}

# "Label: value", label and value in neighbouring cells, or a label followed by its value.
function pairs(cell, n,    i, p, k, w, count, head) {
    for (i = 1; i <= n; i++) {
        p = match(cell[i], / ?:( |$)/)
        head = p ? plainLabel(substr(cell[i], 1, p - 1)) : plainLabel(cell[i])
        if (head in LABEL) {
            if (p && p + RLENGTH <= length(cell[i])) store(LABEL[head], trim(substr(cell[i], p + RLENGTH)))
            else if (i < n) store(LABEL[head], cell[++i])
            continue
        }
        if (p) continue
        count = split(cell[i], w, " ")
        for (k = count - 1; k >= 1; k--) {
            head = w[1]
            for (p = 2; p <= k; p++) head = head " " w[p]
            if (!(plainLabel(head) in LABEL)) continue
            # Here a hasty reader takes the "No." for a part of the number.
            PREFIXED[LABEL[plainLabel(head)]] = (w[k] ~ /^([Nn]o|[Nn]r|#|[Nn]\302\260)\.?$/) ? w[k] " " : ""
            store(LABEL[plainLabel(head)], substr(cell[i], length(head) + 2))
            break
        }
    }
}

function heading(cell, n,    i, hits, head) {
    hits = 0
    for (i = 1; i <= n; i++) if (plainLabel(cell[i]) in COLUMN) hits++
    if (hits < 3 || hits < n) return 0
    COLUMNS = n
    for (i = 1; i <= n; i++) HEAD[i] = COLUMN[plainLabel(cell[i])]
    return 1
}

# Text set in columns: sees whether a line is a row, a second line of a description, or the end of the table.
function row(cell, n,    i, shift) {
    if (n == 1 && NL && cell[1] !~ /:|[0-9]$/) { L[NL, "description"] = L[NL, "description"] "\n" cell[1]; return 1 }
    shift = (n == COLUMNS - 1 && HEAD[1] == "sku") ? 1 : 0
    if (n + shift != COLUMNS) return 0
    L[++NL, "page"] = PAGE
    for (i = 1; i <= n; i++) if (cell[i] != "-") L[NL, HEAD[i + shift]] = cell[i]
    return 1
}

function blockField(line,    p, head) {
    p = index(line, ":")
    head = plainLabel(substr(line, 1, p - 1))
    if (!p || !(head in COLUMN)) return 0
    L[NL, COLUMN[head]] = trim(substr(line, p + 1))
    return 1
}

function readLine(line,    cell, n, first) {
    if (line ~ /^[-=+|: ]*$/) { if (line ~ /^ *$/) BLOCK = 0; return }
    n = cells(line, cell)
    first = fold(cell[1])
    if (first ~ /^(-+ *)?(page|seite) [0-9]+/) { match(first, /[0-9]+/); PAGE = substr(first, RSTART, RLENGTH) + 0; return }
    if (first ~ CARRIED) return
    if (first ~ /^(item|position) [0-9]+$/) { L[++NL, "page"] = PAGE; BLOCK = 1; return }
    if (BLOCK && blockField(line)) return
    if (heading(cell, n)) { TABLE = 1; return }
    if (TABLE) {
        if (plainLabel(beforeColon(cell[1])) in LABEL) TABLE = 0
        else { row(cell, n); return }
    }
    gsub(/^\*+ *| *\*+$/, "", cell[1])
    if (n == 1 && !("documentType" in F) && fold(cell[1]) ~ TITLE) { F["documentType"] = cell[1]; return }
    if (!LETTERHEAD++) FIRST = cell[1]
    pairs(cell, n)
    if (!NL || !TABLE) delivered(line)
}

# "3 x rack rail kit (LD-220) at EUR 45.00 each, which makes EUR 135.00;"
function delivered(line,    p, what, rest) {
    if (line !~ /^ *[-*]? *[0-9][0-9.,]* ?x .* at .* each/) return
    sub(/^ *[-*]? */, "", line)
    L[++NL, "page"] = PAGE
    p = match(line, / ?x /)
    L[NL, "quantity"] = substr(line, 1, p - 1)
    what = substr(line, p + RLENGTH)
    p = index(what, " each")
    rest = substr(what, p + 5)
    what = substr(what, 1, p - 1)
    match(what, " at " MONEY "$")
    L[NL, "unitPrice"] = substr(what, RSTART + 4)
    what = substr(what, 1, RSTART - 1)
    if (match(what, / \([^ ]*\)$/)) {
        L[NL, "sku"] = substr(what, RSTART + 2, RLENGTH - 3)
        what = substr(what, 1, RSTART - 1)
    }
    L[NL, "description"] = what
    L[NL, "amount"] = found(rest, "", MONEY)
}

# What follows the words `before`, as far as it has the form `what`.
function found(text, before, what,    s) {
    if (!match(text, before what)) return ""
    s = substr(text, RSTART, RLENGTH)
    if (before != "") { match(s, before); s = substr(s, RLENGTH + 1) }
    sub(/[.,;:]+$/, "", s)
    return trim(s)
}

function told(name, before, what) {
    if (!(name in F)) store(name, found(TEXT, before, what))
}

function readSentences() {
    told("invoiceNumber", "[Ii]nvoice ", "[A-Z]*-?[0-9][^ \n]*")
    told("issueDate", "[Ii]nvoice [^ ]+ (of|dated) ", "[0-9A-Z][^ \n]*")
    told("purchaseOrder", "purchase order ", "[^ \n]*[0-9][^ \n]*")
    told("dueDate", "[Pp]ay(able|ment is due)? by ", "[0-9][^ \n]*")
    told("discount", "discount of ", MONEY)
    told("tax", "VAT at [0-9.,]+ ?% (comes to|is|of) ", MONEY)
    told("total", "total (is|of|comes to) ", MONEY)
}

function readCurrency() {
    if ("currency" in F) return
    if (match(TEXT, "[^A-Za-z]" CODES "[^A-Za-z]")) F["currency"] = substr(TEXT, RSTART + 1, 3)
    else if (match(TEXT, SIGNS)) F["currency"] = substr(TEXT, RSTART, RLENGTH)
}

function readInvoice(file,    n, i, line) {
    TEXT = slurp(file)
    NL = PAGE = TABLE = BLOCK = LETTERHEAD = 0
    n = split(TEXT, line, /\n/)
    for (i = 1; i <= n; i++) {
        if (line[i] ~ /\f/) { PAGE = PAGE < 2 ? 2 : PAGE + 1; sub(/\f/, "", line[i]) }
        readLine(line[i])
    }
    readSentences()
    readCurrency()
    if (!("supplier.name" in F) && FIRST != "") F["supplier.name"] = FIRST
    if (("documentType" in F) && fold(F["documentType"]) ~ CREDIT) CREDIT_DOC = 1
    # A US address or dollars: the month comes first.
    ORDER = (TEXT ~ /, [A-Z][A-Z] [0-9][0-9][0-9][0-9][0-9]/) ? "month" : "day"
}
