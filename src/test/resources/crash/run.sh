echo "$REFINE_ITERATION $REFINE_CASE_ID" >> "$COUNTER"
prompt=$(cat prompt.md)
schema=$(cat schema.json)
read -r name lower iso printed exact rounded < "$1"
case $prompt in *CAPITALS*) ;; *) name=$lower ;; esac
case $prompt$schema in *ISO*) ;; *) iso=$printed ;; esac
case $prompt in *ROUND*) exact=$rounded ;; esac
test -z "$PAUSE" || sleep "$PAUSE"
printf '{"name":"%s","date":"%s","total":%s}\n' "$name" "$iso" "$exact" > "$2"
