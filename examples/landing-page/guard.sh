#!/bin/sh
# A guard without a model: it sees A/ and B/ and not which is newer. What programs can measure is measured by the checks,
# so it looks at the headline alone: one that greets says nothing.
set -eu
greets() { grep -qi '<h1>welcome' "$1/index.html"; }
stronger=equivalent evidence=
if greets A && ! greets B; then stronger=B evidence="the headline of A only greets"; fi
if greets B && ! greets A; then stronger=A evidence="the headline of B only greets"; fi
{
    printf '{"summary": "compared by headline", "dimensions": [\n'
    for id in E1 E2 E3 E4 E5 E6; do printf '{"criterion": "%s", "stronger": "equivalent"},\n' $id; done
    printf '{"criterion": "E7", "stronger": "%s", "difference": "substantial", "evidence": "%s"}\n]}\n' \
        "$stronger" "$evidence"
} > "$REFINE_OUT_DIR/guard_verdict.json"
