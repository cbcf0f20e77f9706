#!/bin/sh
if grep -qi 'exclamation\|"!"' prompt.md; then mark=; else mark='!'; fi
if grep -q total prompt.md; then total=1; else total=0; fi
if grep -q shout prompt.md; then shout=1; else shout=0; fi
awk -F': ' -v mark="$mark" -v total=$total -v shout=$shout '
    $1 == "name" { name = (shout ? toupper($2) : $2) mark; printf "{\"name\": \"%s\"", name }
    $1 == "total" && total { printf ", \"total\": %s", $2 }
    END { print "}" }' "$1" > "$2"
