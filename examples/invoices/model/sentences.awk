# Cuts a prompt into sentences, brings a sentence into words that patterns can be held against, and tells
# an order from its opposite and from a remark.

BEGIN {
    NEGATION = " (not|dont|never|no|without|avoid|avoiding|instead of|rather than|neither|nor|isnt|arent|stop|cannot|cant|from|unlike|shouldnt|mustnt|refrain|stop|drop|strip|remove|omit|skip|forget) "
    NEEDLESS = "(not necessary|no need|not required|unnecessary|need not|neednt|optional|not have to|dont have to|not need|dont need|not matter|not important|unimportant|irrelevant) "
    VERB = " (use|write|give|return|convert|output|format|prefer|put|report|render|express|emit|set|make|normalise|normalize|transform|turn|becomes|become|means|is|are|must|should|shall|want|need|needs|expects|expect|requires|require) "
    REMARK = " (may|might|could|sometimes|often|usually|typically|occasionally|mostly|already|previously|formerly|used to|historically|whether|if|when|where|because|since|known as|called|think|wonder|heard|like to|nice) "
    SUBJECT = "(suppliers?|vendors?|sellers?|invoices?|documents?|texts?|files?|companies|company|firms?|customers?|systems?|database|software|team|colleagues|tools?|people|banks?|they|we|it)"
    STATES = " (print|prints|use|uses|show|shows|write|writes|contain|contains|have|has|had|stores?|keep|keeps|used|wrote|printed|talks?|mentions?|follow|follows|likes?) "
    DATE_FORM = "(yyyy|yy|dd?|mmm?m?)[-./ ](mmm?m?|dd?)[-./ ](yyyy|yy|dd?)"
}

# Literals become words, so that punctuation can go: dates, number spellings, codes, signs, fences, arrows.
function words(raw,    s, out, lit) {
    s = " " raw " "
    gsub(/\342\200[\230\231]/, "'", s)
    gsub(/\342\200\221/, "-", s)
    gsub(/\342\206\222|->|=>/, " becomes ", s)
    while (match(s, "[^A-Za-z]" CODES "[^A-Za-z]")) s = substr(s, 1, RSTART) "litcode" substr(s, RSTART + RLENGTH - 1)
    gsub(SIGNS, " litsym ", s)
    gsub(/```+[a-z]*/, " codefence ", s)
    while (match(s, /[a-z][A-Z]/)) s = substr(s, 1, RSTART) " " tolower(substr(s, RSTART + 1, 1)) substr(s, RSTART + 2)
    s = tolower(s)
    gsub(/[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]/, " litiso ", s)
    gsub(/yyyy-mm-dd|ccyy-mm-dd|year-month-day|%y-%m-%d/, " fmtiso ", s)
    while (match(s, DATE_FORM)) {
        FORM = substr(s, RSTART, RLENGTH)
        s = substr(s, 1, RSTART - 1) " fmtother " substr(s, RSTART + RLENGTH)
    }
    out = ""
    while (match(s, /[0-9][0-9.,']*[0-9]/)) {
        lit = substr(s, RSTART, RLENGTH)
        if (lit ~ /^[0-9]+\.[0-9][0-9]?$/) lit = " litnum "
        else if (lit ~ /[.,']/) lit = " litprinted "
        out = out substr(s, 1, RSTART - 1) lit
        s = substr(s, RSTART + RLENGTH)
    }
    s = out s
    gsub(/'/, "", s)
    gsub(/#/, " hash ", s)
    gsub(/[,;:()!?]|\342\200[\223\224]| - /, " , ", s)
    gsub(/\[\]/, " ", s)
    gsub(/[^a-z0-9,]+/, " ", s)
    return " " s " "
}

# The words before a keyword, back to where its clause begins.
function clause(s,    p) {
    while (match(s, / (,|but|so|then|yet) /)) s = substr(s, RSTART + RLENGTH - 1)
    return s
}

# 1 = wanted, -1 = forbidden, 0 = only mentioned.
function stance(before, remarksCount,    s, rest, negated) {
    s = clause(before)
    if (s ~ NEEDLESS) return 0
    if (remarksCount && s ~ (" " SUBJECT "( [a-z]+)*" STATES) && s !~ (" (for|on|in|from|of|to) ([a-z]+ )?" SUBJECT " ")) return 0
    negated = 0
    # "fields that are not stated" forbids nothing.
    gsub(/ (that|which|thats) ((is|are|was|were|do|does|can) )?(not|isnt|arent|dont|doesnt|cannot) /, " ", s)
    gsub(/ not (stated|present|found|given|mentioned|printed|shown|available|known|listed|in|on) /, " ", s)
    rest = s
    while (match(rest, NEGATION)) {
        negated = 1
        if (substr(rest, RSTART, RLENGTH) == " from " && substr(rest, RSTART + 5) ~ / (to|into) /) negated = 0
        rest = substr(rest, RSTART + RLENGTH - 1)
    }
    if (negated) {
        sub(/^ [^ ]+/, "", rest)
        return (rest ~ VERB) ? 1 : -1
    }
    rest = s
    if (remarksCount && match(rest, REMARK)) {
        while (match(rest, REMARK)) rest = substr(rest, RSTART + RLENGTH - 1)
        sub(/^ [^ ]+/, "", rest)
        if (rest !~ / (use|write|give|return|convert|output|format|put|report|render|emit|must|should|shall) /) return 0
    }
    return 1
}

# Does the sentence want what the pattern names? As stance; one wish outweighs a prohibition beside it.
function wants(pattern) { return weigh(pattern, 1) }

function weigh(pattern, remarksCount,    rest, at, p, verdict, s) {
    rest = W
    at = 0
    verdict = 0
    while (match(rest, pattern)) {
        p = RSTART
        s = stance(substr(W, 1, at + p), remarksCount)
        if (s > 0) return 1
        if (s < 0) verdict = -1
        at += p
        rest = substr(rest, p + 1)
    }
    return verdict
}

function hide(s) {
    gsub(/e\.g\./, "e g ", s); gsub(/i\.e\./, "i e ", s); gsub(/etc\./, "etc", s); gsub(/vs\./, "vs", s)
    while (match(s, /[^0-9][0-9][0-9]?\. +[A-Z]/)) s = substr(s, 1, RSTART + RLENGTH - 4) " " substr(s, RSTART + RLENGTH - 1)
    gsub(/No\./, "No", s); gsub(/Nr\./, "Nr", s); gsub(/P\.O\./, "PO", s); gsub(/approx\. /, "approx ", s)
    return s
}

# One paragraph or list item; inherited = the fields that a heading or a parent item names.
function readBlock(text, inherited,    s, p, scope) {
    s = hide(text) " "
    scope = inherited
    while (s !~ /^[ \t]*$/) {
        if (match(s, /[.!?;]["`)*]* +/)) p = RSTART + RLENGTH - 1
        else p = length(s)
        scope = obey(substr(s, 1, p), scope)
        s = substr(s, p + 1)
    }
    return scope
}

function readPrompt(text,    n, i, line, block, parent, parentIndent, indent, head, fenced, inner, scope) {
    n = split(text, line, /\n/)
    block = head = parent = ""
    indent = parentIndent = fenced = 0
    for (i = 1; i <= n + 1; i++) {
        if (fenced) {
            if (line[i] ~ /^ *```/ || i > n) { fenced = 0; example(inner) }
            else inner = inner line[i] "\n"
            continue
        }
        if (i <= n && line[i] !~ /^[ \t]*$/ && line[i] !~ /^ *([-*+]|[0-9]+[.)]) / && line[i] !~ /^ *(#|```|\|)/) {
            block = block " " line[i]
            continue
        }
        if (block != "") {
            scope = readBlock(block, (indent > parentIndent && parent != "") ? parent : head)
            if (block ~ /:[*_` ]*$/) { parent = scope; parentIndent = indent }
            else if (indent <= parentIndent) parent = ""
            block = ""
        }
        if (i > n) break
        if (line[i] ~ /^ *```/) { fenced = 1; inner = "" }
        else if (line[i] ~ /^ *#+ /) { head = fieldsIn(line[i]); parent = ""; obey(line[i], "") }
        else if (line[i] !~ /^[ \t]*$/) {
            match(line[i], /^ */)
            indent = RLENGTH + 1
            block = line[i]
            sub(/^ *([-*+]|[0-9]+[.)]) +/, "", block)
        }
    }
}
