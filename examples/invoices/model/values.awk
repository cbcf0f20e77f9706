# Dates and amounts as people print them.

BEGIN {
    CODES = "(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|CAD|AUD|JPY)"
    SIGNS = "(\342\202\254|\302\243|[$])"
    MONEY = "((" CODES "|" SIGNS ") ?)?-?(" SIGNS ")?[0-9][0-9.,']*( ?(" CODES "|" SIGNS "))?"
    split("jan feb mar apr may jun jul aug sep oct nov dec", EN, " ")
    split("jan feb mar apr mai jun jul aug sep okt nov dez", DE, " ")
    split("janv fev mars avr mai juin juil aout sept oct nov dec", FR, " ")
    for (n = 1; n <= 12; n++) MONTH[EN[n]] = MONTH[DE[n]] = MONTH[FR[n]] = n
    SIGN_CODE["\342\202\254"] = "EUR"; SIGN_CODE["\302\243"] = "GBP"; SIGN_CODE["$"] = "USD"
}

# 1 to 12, or 0 when the word is no month.
function month(word,    n) {
    word = fold(word)
    for (n = length(word); n >= 3; n--) if (substr(word, 1, n) in MONTH) return MONTH[substr(word, 1, n)]
    return 0
}

function isIso(s) { return s ~ /^[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]$/ }

# Day and month could be read either way.
function ambiguous(s,    p) {
    return split(s, p, "/") == 3 && p[1] + 0 <= 12 && p[2] + 0 <= 12 && p[1] != p[2]
}

# first: "day" or "month" comes first where only numbers are printed. Text that is no date comes back as it is.
function isoDate(s, first,    p, n, d, m, y, t) {
    s = trim(s)
    if (isIso(s)) return s
    n = split(s, p, /[ .,\/-]+/)
    if (n < 3) return s
    if (length(p[1]) == 4) { y = p[1]; m = p[2]; d = p[3] }
    else if (month(p[1])) { m = month(p[1]); d = p[2]; y = p[3] }
    else if (month(p[2])) { d = p[1]; m = month(p[2]); y = p[3] }
    else { d = p[1]; m = p[2]; y = p[3]
        if (s ~ /\// && first == "month") { t = d; d = m; m = t }
        if (m + 0 > 12) { t = d; d = m; m = t } }
    if (m < 1 || m > 12 || d < 1 || d > 31) return s
    if (length(y) == 2) y = "20" y
    return sprintf("%04d-%02d-%02d", y, m, d)
}

function daysIn(y, m) {
    if (m == 2) return (y % 4 == 0 && y % 100 != 0 || y % 400 == 0) ? 29 : 28
    return (m == 4 || m == 6 || m == 9 || m == 11) ? 30 : 31
}

# The date that is so many days later.
function later(iso, days,    p) {
    split(iso, p, "-")
    p[3] += days
    while (p[3] > daysIn(p[1], p[2])) {
        p[3] -= daysIn(p[1], p[2])
        if (++p[2] > 12) { p[2] = 1; p[1]++ }
    }
    return sprintf("%04d-%02d-%02d", p[1], p[2], p[3])
}

# A date in a layout such as dd.mm.yyyy.
function layout(iso, form,    p) {
    split(iso, p, "-")
    sub(/yyyy/, p[1], form); sub(/yy/, substr(p[1], 3), form)
    sub(/mmm+/, EN[p[2] + 0], form); sub(/mm/, p[2], form); sub(/dd/, p[3], form)
    return form
}

function bare(s) {
    gsub(CODES, "", s)
    return trim(s)
}

# "1.234,56 EUR" -> 1234.56: the last mark is the decimal one, unless just three digits follow a single mark.
function number(s,    sign, i, last, part, frac) {
    sign = (s ~ /^[^0-9]*-|-[^0-9]*$|^ *\(/) ? "-" : ""
    gsub(/[^0-9.,]/, "", s)
    sub(/[.,]+$/, "", s)
    last = 0
    for (i = length(s); i > 0; i--) if (substr(s, i, 1) ~ /[.,]/) { last = i; break }
    if (!last) return sign s
    frac = substr(s, last + 1)
    part = substr(s, 1, last - 1)
    if (length(frac) == 3 && (part !~ /[.,]/ || index(part, substr(s, last, 1)))) { part = part frac; frac = "" }
    gsub(/[.,]/, "", part)
    return sign (part == "" ? "0" : part) (frac == "" ? "" : "." frac)
}

# Printed so that it could stand in JSON as it is.
function isPlain(s) { return bare(s) ~ /^-?[0-9]+(\.[0-9]+)?$/ }
