# Every element that is opened is closed, in the right order. Prints {"score", "evidence"}.
{ text = text $0 "\n" }
END {
    split("meta link br hr img input !doctype", names, " ")
    for (i in names) void[names[i]] = 1
    while (match(text, /<[!\/]?[A-Za-z][^>]*>/)) {
        tag = substr(text, RSTART + 1, RLENGTH - 2)
        text = substr(text, RSTART + RLENGTH)
        closing = substr(tag, 1, 1) == "/"
        name = tolower(closing ? substr(tag, 2) : tag)
        sub(/[ \t\n\/].*/, "", name)
        if (name in void) continue
        if (!closing) { stack[++depth] = name; continue }
        while (depth > 0 && stack[depth] != name) fault("<" stack[depth--] "> is never closed")
        if (depth > 0) depth--; else fault("</" name "> closes nothing")
    }
    while (depth > 0) fault("<" stack[depth--] "> is never closed")
    score = 10 - 4 * faults
    printf "{\"score\": %d, \"evidence\": \"%s\"}\n", score < 0 ? 0 : score, faults ? what : "all elements are closed"
}
function fault(text) { what = what (faults++ ? ", " : "") text }
