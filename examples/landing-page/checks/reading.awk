# Words per sentence, in the longest sentence of the page: the hardest one decides whether a reader goes on.
/<style>/ { skip = 1 }
!skip { text = text $0 "\n" }
/<\/style>/ { skip = 0 }
END {
    gsub(/<\/(p|h1|h2|li|title)>/, ". ", text)
    gsub(/<[^>]*>/, " ", text)
    gsub(/[ \t\n]+/, " ", text)
    count = split(text, sentences, /[.!?:] /)
    for (i = 1; i <= count; i++) {
        words = split(sentences[i], any, " ")
        if (words > most) { most = words; start = any[1] " " any[2] " " any[3] }
    }
    score = most <= 14 ? 10 : most <= 20 ? 8 : most <= 28 ? 5 : 2
    gsub(/["\\]/, "", start)
    printf "{\"score\": %d, \"evidence\": \"the longest sentence has %d words; it begins: %s\"}\n", score, most, start
}
