# Text as bytes: whole files, spaces, letters without accents, JSON strings.

function slurp(file,    line, all) {
    all = ""
    while ((getline line < file) > 0) all = all line "\n"
    close(file)
    gsub(/\r/, "", all)
    gsub(/\302\240|\342\200\257/, " ", all)
    return all
}

function trim(s) {
    sub(/^[ \t\n]+/, "", s)
    sub(/[ \t\n]+$/, "", s)
    return s
}

# Lower case, without accents, with plain apostrophes: what a label is looked up by.
function fold(s) {
    s = tolower(s)
    if (s !~ /[\200-\377]/) return s
    gsub(/\303[\240-\245\200-\205]/, "a", s)
    gsub(/\303[\250-\253\210-\213]/, "e", s)
    gsub(/\303[\254-\257\214-\217]/, "i", s)
    gsub(/\303[\262-\266\222-\226]/, "o", s)
    gsub(/\303[\271-\274\231-\234]/, "u", s)
    gsub(/\303[\247\207]/, "c", s)
    gsub(/\303\237/, "ss", s)
    gsub(/\302\260/, "o", s)
    gsub(/\342\200\231/, "'", s)
    return s
}

function quote(s) {
    gsub(/\\/, "\\\\", s)
    gsub(/"/, "\\\"", s)
    gsub(/\n/, "\\n", s)
    gsub(/\t/, "\\t", s)
    return "\"" s "\""
}
