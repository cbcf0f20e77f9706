# What a JSON Schema changes in the answer. S[pointer] holds its scalars, e.g. S["properties.total.type"].

function token(    t) {
    sub(/^[ \t\n]+/, "", REST)
    if (match(REST, /^"([^"\\]|\\.)*"/) || match(REST, /^[^][{}:, \t\n"]+/) || match(REST, /^[][{}:,]/)) {
        t = substr(REST, 1, RLENGTH)
        REST = substr(REST, RLENGTH + 1)
        return t
    }
    REST = ""
    return ""
}

function unquoted(t) {
    gsub(/^"|"$/, "", t)
    gsub(/\\"/, "\"", t)
    gsub(/\\\\/, "\\", t)
    return t
}

# Lists of scalars become one text with a line for each.
function readValue(path, t,    key, n) {
    if (t == "{") {
        while ((t = token()) != "}" && t != "") {
            if (t == ",") continue
            key = unquoted(t)
            token()
            readValue(path == "" ? key : path "." key, token())
        }
    } else if (t == "[") {
        n = 0
        while ((t = token()) != "]" && t != "") {
            if (t == ",") continue
            if (t == "{" || t == "[") readValue(path "." n++, t)
            else S[path] = S[path] "\n" unquoted(t)
        }
        S[path] = S[path] "\n"
    } else S[path] = unquoted(t)
}

function has(path, word) { return index("\n" S[path] "\n", "\n" word "\n") > 0 }

function place(field) {
    if (field ~ /^lines\./) return "properties.lines.items.properties." substr(field, 7)
    if (field ~ /^supplier\./) return "properties.supplier.properties." substr(field, 10)
    return "properties." field
}

function readSchema(file,    i, field, at, n, item, up) {
    REST = slurp(file)
    readValue("", token())
    for (i = 1; i <= FIELDS; i++) {
        field = FIELD[i]
        at = place(field)
        up = at
        sub(/properties\.[A-Za-z]+$/, "required", up)
        if (has(up, field) || has(up, substr(field, index(field, ".") + 1))) O["always", field] = 1
        if (has(at ".type", "null")) O["null", field] = 1
        if (S[at ".format"] == "date" || S[at ".pattern"] ~ /4[}][)]?[-\\]+|\[0-9\]\[0-9\]-/) O["iso", field] = 1
        if (GROUP[field] == "number" && (S[at ".type"] == "number" || has(at ".type", "number") && !has(at ".type", "string"))) O["number", field] = 1
        if (field == "currency" && (S[at ".pattern"] ~ /A-Z/ || S[at ".enum"] ~ CODES || S[at ".maxLength"] == 3)) O["code", field] = 1
        if (field == "documentType") {
            n = split(S[at ".enum"] "\n" S[at ".const"], item, "\n")
            while (n > 0) choice(item[n--])
        }
        if ((at ".examples") in S) { split(S[at ".examples"], item, "\n"); learn(field, GROUP[field] == "number" ? item[2] : "\"" item[2] "\"") }
        if ((at ".description") in S) readBlock(S[at ".description"], " " field " ")
    }
    if ("description" in S) readBlock(S["description"], "")
    if (S["additionalProperties"] == "false") O["closed", ""] = 1
}
