# Contrast ratio of --ink on --paper, as WCAG defines it.
{ text = text $0 "\n" }
END {
    a = light(colour("--ink")); b = light(colour("--paper"))
    ratio = a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05)
    score = ratio >= 7 ? 10 : ratio >= 4.5 ? 8 : ratio >= 3 ? 5 : 2
    printf "{\"score\": %d, \"evidence\": \"the contrast ratio of text is %.1f, and 4.5 is needed\"}\n", score, ratio
}
function colour(name,   at) {
    at = index(text, name ": #")
    return at ? tolower(substr(text, at + length(name) + 3, 6)) : "808080"
}
function hex(c) { return index("0123456789abcdef", c) - 1 }
function part(rgb, i,   v) {
    v = (16 * hex(substr(rgb, i, 1)) + hex(substr(rgb, i + 1, 1))) / 255
    return v <= 0.03928 ? v / 12.92 : exp(2.4 * log((v + 0.055) / 1.055))
}
function light(rgb) { return 0.2126 * part(rgb, 1) + 0.7152 * part(rgb, 3) + 0.0722 * part(rgb, 5) }
