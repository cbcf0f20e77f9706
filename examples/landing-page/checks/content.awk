# What a visitor needs is on the page: required.txt has a name and a pattern in each line.
NR == FNR { split($0, line, "\t"); name[FNR] = line[1]; pattern[FNR] = line[2]; all = FNR; next }
{ text = text $0 "\n" }
END {
    for (i = 1; i <= all; i++) {
        if (text ~ pattern[i]) found++; else what = what (what == "" ? "missing: " : ", ") name[i]
    }
    printf "{\"score\": %d, \"evidence\": \"%s\"}\n", 10 * found / all, what == "" ? "everything is there" : what
}
