# Every link inside of the page has a target.
{ text = text $0 "\n" }
END {
    rest = text
    while (match(rest, /id="[^"]*"/)) {
        ids[substr(rest, RSTART + 4, RLENGTH - 5)] = 1
        rest = substr(rest, RSTART + RLENGTH)
    }
    while (match(text, /href="[^"]*"/)) {
        target = substr(text, RSTART + 6, RLENGTH - 7)
        text = substr(text, RSTART + RLENGTH)
        links++
        bad = target == "" || target == "#" || (substr(target, 1, 1) == "#" && !(substr(target, 2) in ids))
        if (bad) what = what (broken++ ? ", " : "") target " leads nowhere"
    }
    score = links ? 10 - 4 * broken : 0
    if (!links) what = "there is no link"
    printf "{\"score\": %d, \"evidence\": \"%s\"}\n", score < 0 ? 0 : score, what == "" ? links " links have targets" : what
}
