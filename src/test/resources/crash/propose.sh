request=$(cat)
iteration=$(printf "%s" "$request" | sed -n "s/^  \"iteration\": *\([0-9]*\).*/\1/p")
reply() {
    printf '{"hypothesis":{"observation":"%s","theory":"t","prediction":{"fixes":["c3"],"risks":["c1"]},"confidence":0.5},"edits":[%s],"impact":"i"}\n' "$1" "$2"
}
append() { printf '{"path":"prompt.md","search":"","replace":"%s"}' "$1"; }
case $iteration-$request in
1-*) reply names "$(append 'Keep CAPITALS of names.')" ;;
2-*Refused*) reply dates "$(append 'Dates in ISO form, ROUND the total.')" ;;
2-*) reply absent '{"path":"prompt.md","search":"no such sentence","replace":"x"}' ;;
3-*) reply both '{"path":"prompt.md","search":"Dates as printed.","replace":"Dates in full."},{"path":"schema.json","search":"\"string\"","replace":"\"string\",\"description\":\"ISO\""}' ;;
*) reply polite "$(append 'Be polite.')" ;;
esac
