#!/bin/sh
# A stand-in for a model: see README.md. It is an awk program, not a model.
# usage: model.sh --prompt FILE --schema FILE --input FILE [--output FILE]
set -u
PROMPT= SCHEMA= INPUT= OUTPUT=
while [ $# -gt 0 ]; do
    case $1 in
        --prompt | --schema | --input | --output)
            [ $# -ge 2 ] || { echo "model.sh: $1 needs a file" >&2; exit 2; }
            case $1 in
                --prompt) PROMPT=$2 ;;
                --schema) SCHEMA=$2 ;;
                --input) INPUT=$2 ;;
                --output) OUTPUT=$2 ;;
            esac
            shift 2
            ;;
        *)
            echo "model.sh: unknown argument $1; usage: model.sh --prompt FILE --schema FILE --input FILE [--output FILE]" >&2
            exit 2
            ;;
    esac
done
for file in "$PROMPT" "$SCHEMA" "$INPUT"; do
    [ -r "$file" ] || { echo "model.sh: cannot read \"$file\"" >&2; exit 2; }
done
here=${0%/*}
[ "$here" = "$0" ] && here=.
# Names travel in the environment, because awk rewrites backslashes in its own arguments. Bytes, not
# characters, so that every awk sees the same text.
LC_ALL=C
export PROMPT SCHEMA INPUT LC_ALL
awk=${AWK:-awk} # may be two words: busybox awk
set -- -f "$here/model/text.awk" -f "$here/model/values.awk" -f "$here/model/read.awk" -f "$here/model/sentences.awk" \
    -f "$here/model/fields.awk" -f "$here/model/obey.awk" -f "$here/model/schema.awk" -f "$here/model/answer.awk"
if [ -n "$OUTPUT" ]; then
    exec $awk "$@" >"$OUTPUT"
fi
exec $awk "$@"
