# A page that loads at once has at most 2,000 bytes.
{ bytes += length($0) + 1 }
END {
    score = bytes <= 2000 ? 10 : bytes <= 2500 ? 7 : bytes <= 3500 ? 4 : 2
    printf "{\"score\": %d, \"evidence\": \"the page has %d bytes, and 2000 are allowed\"}\n", score, bytes
}
