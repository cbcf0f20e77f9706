# What a sentence of the prompt, or a description in the schema, changes in the answer: O[wish, field] = 1 or -1.

function wish(name, group, clear, value,    i, n) {
    if (!value) return
    n = about(group, clear)
    for (i = 1; i <= n; i++) O[name, T[i]] = value
}

function or2(a, b) { return a ? a : b }

# Reads one sentence; gives back the fields that the next one may refer to as "it".
function obey(raw, scope,    own) {
    own = fieldsIn(raw)
    MENTIONED = own == "" ? scope : own
    example(raw)
    dates()
    numbers()
    absence()
    codes(raw)
    texts()
    whole()
    return MENTIONED
}

function dates(    clear, forms) {
    wish("iso", "date", 1, wants(" (iso (8601|dates?|formats?|formatted|style|notation|standard|form|calendar)|iso8601|fmtiso|rfc 3339|sortable dates?|(four digit )?year first|four digit year|(to|as|in|into|is) iso|year month( and)? day|year then month) "))
    if (W ~ / dates? | @ /) wish("iso", "date", 0, wants(" (to |as |like |becomes )?litiso "))
    if (wants(" fmtother ") > 0 && wants(" fmtiso ") <= 0) wish("form", "date", 1, 1)
    wish("day", "date", 1, (W ~ / (us|american|unless|except) /) ? 0 : wants(" (day (is |comes |goes )?(always )?(first|before)|day month|european (order|style|format|dates?)) "))
    wish("month", "date", 1, (W ~ / (suppliers?|vendors?|invoices?|unless|except) /) ? 0 : wants(" (month (is |comes |goes )?(always )?(first|before)|month day|(us|american) (order|style|format|dates?)) "))
}

function numbers(    free, yes, no) {
    yes = "(plain|json|bare|actual|real|pure|unquoted|decimal|floating point) ((json|decimal|plain) )?(numbers?|numerals?|numeric values?|floats?)|(as|be|is|are|into|to) (a |an )?((json|plain|decimal|real|bare|simple) )*(numbers?|numerics?|floats?|decimals?|doubles?)|number type|type (of )?number|@ , (a |plain |json )?(number|decimal|float)|numeric (json )?(values?|type|literals?|form)|numeric|numerically|unquoted"
    yes = yes "|(plain|simple|bare) (decimal )?(notation|digits|figures)|return (a |it as a )?number|decimal (points?|dots?|periods?)|(dot|point|period) (as|for) (the |a )?decimal( separator| mark)?"
    no = "(thousands?|grouping|group|digit) (separators?|marks?|commas?|grouping|delimiters?)|separators|cursign|litsym|symbols?|(euro|dollar|pound) signs?|signs?|curcode|quotes|quotation marks|strings?|text"
    free = "(without|no|not|never|drop|strip|remove|omit|dont|avoid|exclude|excluding|free of|nor|or|rather than|instead of) ([a-z]+ )?([a-z]+ )?([a-z]+ )?"
    wish("number", "number", W ~ / (thousands?|decimal|separators?) | json numbers? /, or2(wants(" (" yes ") "), forbids(free, no)))
    if (W ~ KIND["number"] || W ~ / @ /) wish("number", "number", 0, wants(" litnum "))
    if (W ~ /credit (notes?|memos?)|refund|gutschrift|avoir|credited/) {
        if (about("number", 0) && MENTIONED ~ / (total|tax|discount|lines\.)/) wish("minus", "number", 0, wants(" (negative|minus|negated?|below zero|less than zero) "))
        else creditAmounts(wants(" (negative|minus|negated|below zero|less than zero) "))
    }
}

# "No currency sign" is a wish in itself; so the prohibition is part of the pattern.
function forbids(free, no) {
    return match(W, " " free "(" no ") ") && stance(substr(W, 1, RSTART), 1) > 0 ? 1 : 0
}

function creditAmounts(value) {
    if (value) O["minus", "total"] = O["minus", "tax"] = O["minus", "lines.amount"] = value
}

function absence(    lacking, value, guess) {
    lacking = W ~ / (no|not|none|isnt|doesnt|arent|without|absent|absence|missing|lacks?|lacking|unknown|unavailable|nothing|cannot|cant|empty|nowhere|blank|omitted|unstated|unless|only if|only when) /
    value = W ~ / nulls? ([a-z]+ )?([a-z]+ )?(not|never|forbidden|disallowed) / && W !~ / if / ? -1 : weigh(" (nulls?|nullable) ", 0)
    if (value > 0 && W ~ / (doubt|unsure|uncertain|unclear|ambiguous|not sure|not certain) /) wish("unsure", "any", 1, 1)
    if (value && (lacking || MENTIONED != "")) wish("null", "any", lacking, value)
    if (lacking && !value && W ~ / empty strings? /) wish("empty", "any", 1, weigh(" empty strings? ", 0))
    else if (lacking && !value && W ~ / (omit|leave out|leave @ out|leave it out|drop|skip) / && W ~ / (key|keys|field|fields|property|it|@) / && W ~ / (if|when|where|unless) /) wish("omit", "any", 1, 1)
    guess = "(guess|invent|make up|made up|infer|inferred|calculate|compute|derive|assume|estimate|fabricate|hallucinate|guessing|inventing|inferring|calculating|computing|guessed|invented|calculated|computed|assumed|add (thirty|30) days)"
    if (W ~ (" (not|never|dont|no|without|avoid) ([a-z@]+ )?([a-z@]+ )?([a-z@]+ )?" guess " ")) wish("found", "any", 1, 1)
    if (W ~ / (not|never|dont) ([a-z@]+ )?(make|fill) ([a-z@]+ )?([a-z@]+ )?(up|in) /) wish("found", "any", 1, 1)
    if (W ~ / only (report|give|return|write|extract|include|fill|copy|use|output) .*(printed|stated|there|present|shown|mentioned|in the text) /) wish("found", "any", 1, 1)
    if (W ~ / (not|never|dont|no|without|avoid|instead of|rather than) [a-z ]*(placeholders?|n a|filler|dummy) /) wish("null", "text", 1, 1)
    if (MENTIONED != "" && (wants(" (add|include) (the )?(missing )?(key|field|property) ") > 0 || wants(" (output|write|return|give) @ always ") > 0)) wish("always", "any", 1, 1)
    if (W ~ / (always|never|must|required|mandatory|every|all) / && W ~ / (include|included|present|required|mandatory|contain|appear|omit|omitted|missing|left out|leave out|listed|be there) /) {
        if (MENTIONED != "" || W ~ / (keys?|fields?|properties) /) wish("always", "any", 1, stanceOfPresence())
    }
}

function stanceOfPresence() {
    if (W ~ / (never|not|dont) [a-z@ ]*(omit|omitted|missing|left out|leave out) /) return 1
    if (W ~ / (if|when) [a-z@ ]*(stated|present|printed|available|known) /) return 0
    return wants(" (include|included|present|required|mandatory|contain|appear|listed|be there) ") > 0 ? 1 : 0
}

function codes(raw,    s, n, i, part, before, lead, value) {
    if (W ~ / litsym / && W ~ / litcode /) wish("code", "code", 1, wants(" litcode "))
    if (MENTIONED ~ / currency / || W ~ / curcode | iso 4217 /)
        wish("code", "code", 1, wants(" (iso 4217|iso4217|(three|3) (capital |uppercase |upper case )?(letters?|characters?)( currency| iso)?( codes?| abbreviations?)?|iso (currency )?codes?|curcode|codes?|litcode|alphabetic codes?|a z 3|a z a z a z) "))
    if (MENTIONED !~ / documentType /) return
    # Quoted values, or values that stand unquoted in a choice.
    s = raw
    gsub(/\342\200[\234\235]/, "\"", s)
    n = split(s, part, /["`']/)
    for (i = 2; i <= n; i += 2) {
        before = (i == 2 || part[i - 1] ~ /^ *and *$|^,? *(and|but) /) ? part[i - 1] : before " " part[i - 1]
        lead = words(before)
        gsub(/ from /, " ", lead)
        # What the invoice prints is not what to write.
        if (lead !~ / (says|said|reads|prints|printed|shows|states|titled|headed|heading|title|for|where|when|if) +$/ && stance(lead, 0) >= 0) choice(part[i])
        before = before " x"
    }
    if (n < 3 && W ~ / (or|either|one of|both|becomes|called|write|use) /)
        while (match(s, /(credit([Nn]ote|[_-][Nn]ote)|CREDIT[_-]?NOTE|CreditNote)/)) {
            before = substr(s, 1, RSTART - 1)
            value = substr(s, RSTART, RLENGTH)
            s = substr(s, RSTART + RLENGTH)
            if (stance(words(before), 0) > 0) { choice(value); choice("invoice") }
        }
    if (wants(" camel ?case ") > 0) { choice("invoice"); choice("creditNote") }
    if (wants(" english ") > 0) { choice("invoice"); if (!("credit" in CHOICE)) choice("credit note") }
}

# A permitted value of documentType stands for the kind of document that it names.
function choice(value) {
    if (value in KEY || value ~ /[.:]/) return
    if (tolower(value) ~ /^(credit|cn$|refund)/) CHOICE["credit"] = value
    else if (tolower(value) ~ /^(invoice|inv$|bill)/) CHOICE["invoice"] = value
}

function texts(    all) {
    all = W ~ / (all|every|everything|any|each) /
    wish("upper", "text", all, wants(" (upper ?case|upper cased|capital letters|capitals|all caps|capitalised|capitalized) "))
    wish("lower", "text", all, wants(" (lower ?case|lower cased|small letters) "))
    wish("space", "text", 1, wants(" (collapse[ds]?|squeeze|single spaces?|oneline|single space|normali[sz]e (all )?(white ?space|spaces|spacing)) "))
    if (W ~ / (without|no|not|never|remove|replace|strip|avoid|dont) [a-z@ ]*(linebreak|newlines?|double spaces|extra spaces|extra white ?space|repeated spaces) /) wish("space", "text", 1, 1)
    if (W ~ / (without|no|not|never|remove|strip|drop|omit|exclude|dont|leave out|leave off) [a-z@ ]*(prefix|prefixes|labels?|hash|captions?|leading|abbreviations?|no|nr) /) wish("bareId", "text", 0, 1)
    wish("bareId", "text", 0, wants(" (only|just) ((copy|use|write|give|return) )?the (numbers?|identifiers?|ids?|values?|@)( itself| proper)? | bare (identifiers?|numbers?|values?|@) | @ itself | itself "))
    wish("digits", "text", 0, wants(" (only( the)? digits|digits only|just( the)? digits|numeric part|nothing but( the)? digits) "))
}

# Wishes about the answer as a whole.
function whole(    rows, extra) {
    if (wants(" (only|just|nothing but|solely|purely|exclusively) (a |one |the |valid |raw |plain |bare |single |resulting )*(json|object) | (json|object)( object)? (only|alone|and nothing else) | nothing else | (raw|bare|pure) json | (directly|immediately) pars[ae]+ble | start(s|ing)? (directly )?with (the |an |a )?(opening |curly )?(brace|bracket) ") > 0 && W !~ / json numbers? /) O["json", ""] = 1
    if (W ~ / (nothing|anything|something|words?|text|sentences?) (before|after|around) / && W ~ / (not|dont|never|no|nothing|without) /) O["json", ""] = 1
    if (W ~ / first (character|thing|letter|sign) .*brace /) O["json", ""] = 1
    if (wants(" (whole|entire|complete|full) (answer|reply|response|output) (is|must|has|should|shall|consists|needs) ") > 0 && W ~ / (json|object) /) O["json", ""] = 1
    if (W ~ / (no|not|never|dont|without|avoid|omit|skip|drop|nor|neither) [a-z, ]*(codefence|fences?|fenced|code ?blocks?|markdown|prose|explanations?|explain|commentary|comments?|introductions?|introduce|preambles?|backticks|chatter|greetings?|surrounding text|other text|extra text|additional text|text (before|around|after)|remarks|wrap|wrapped|wrapping) / && W !~ NEEDLESS) O["json", ""] = 1
    if (W ~ / (only|just|exactly) (use |the |these |those |listed |above |following |given |named |defined |with )*(keys?|fields?|properties|members) / && stance(substr(W, 1, match(W, / (only|just|exactly) /)), 1) > 0) O["closed", ""] = 1
    extra = "(other|additional|extra|further|more|own|new|unlisted|unknown) (keys?|fields?|properties|members)"
    if (W ~ (" (no|not|never|dont|without|avoid) [a-z ]*" extra " ")) O["closed", ""] = 1
    if (W ~ / (not|never|dont|no) [a-z ]*(keys?|fields?|properties) (other than|beyond|outside|besides|except) / || W ~ / (keys|fields|properties) and no (more|others?) /) O["closed", ""] = 1
    if (W ~ (" " extra " (are |is )?(forbidden|disallowed|prohibited|not allowed|not permitted|banned) ")) O["closed", ""] = 1
    if (W ~ / (nothing|no keys?|no fields?) (beyond|outside|besides|except|that is not in) /) O["closed", ""] = 1
    if (W ~ / (no|not|never|dont) [a-z ]*(fields?|keys?|properties) [a-z ]*not [a-z ]*(schema|listed|above|named|asked|given) /) O["closed", ""] = 1
    if (W ~ / (leave out|omit|drop|skip|ignore) (everything|anything|whatever|all) / && W ~ / (schema|listed|above|asked for|asked) /) O["closed", ""] = 1
    if (W ~ / (omit|drop|remove|no|without|never|dont|not|leave out) ([a-z]+ )?(any |the |a )?(field |key |property )?notes (field |key |property |in |from )?/ && W !~ / (credit|delivery) notes /) O["closed", ""] = 1
    rows = "(list|include|extract|return|output|report|capture|read|take|give|copy|add|keep|collect|record|transcribe|cover|contain|contains|has|holds|for|of|from) (back )?(in )?(the )?(all|every|each|every single)( of)?( the| them| one of the)?"
    if (wants(" " rows " (@lines|line|pages?) ") > 0 && W !~ / @ (of|for|on) (all|every|each) /) O["rows", ""] = 1
    if (wants(" (all|every|each) (the )?(single )?(@lines|row|page) (must|should|shall|has to|have to|needs|need|becomes|is|are|appears?|goes|go|in|of) ") > 0 && W ~ / (appear|listed|included|entry|present|becomes?|goes) / && MENTIONED ~ / lines /) O["rows", ""] = 1
    if (MENTIONED ~ / lines / && W ~ / as many @lines as /) O["rows", ""] = 1
    if (wants(" (process|read|work through|go through|use) (the )?(whole|entire|complete|full) (document|invoice|text|file) | keep (reading|going) | pages after the first ") > 0) O["rows", ""] = 1
    if (MENTIONED ~ / lines / && wants(" (complete|all of them|in full|exhaustive|whole table|entire table|whole (document|invoice)|without exception|to the (very )?(end|last)) ") > 0) O["rows", ""] = 1
    if (W ~ / (not|never|dont|without) [a-z ]*(skip|skipping|drop|dropping|omit|omitting|leave out|miss|truncate|truncating|stop|stopping|forget|shorten|summari[sz]e|cut) [a-z ]*(@lines|pages?|table|list) /) O["rows", ""] = 1
    if (W ~ / (no|not|dont|never|none|any) [a-z ]*(@lines|pages?|of them|is|are) [a-z ]*(left out|missing|skipped|omitted|dropped|lost|missed|out) / && MENTIONED ~ / lines /) O["rows", ""] = 1
    if (MENTIONED ~ / lines / && W ~ / (none|nothing) (is |are |of them )?(left out|missing|skipped|omitted|dropped|missed) /) O["rows", ""] = 1
    if (wants(" (continue|carry on|go on|keep (going|reading)|read on|follow|read) [a-z@ ]*pages? | (later|following|subsequent|further|second|next) pages? ") > 0 && W ~ / (continue|carry on|go on|keep|read|include|follow|also|too|belong) /) O["rows", ""] = 1
}

# A worked example teaches by its values.
function example(text,    key, value) {
    while (match(text, /"[A-Za-z]+"[ \n]*:[ \n]*("[^"]*"|-?[0-9][0-9.]*|null)/)) {
        key = value = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        sub(/^"/, "", key); sub(/".*$/, "", key)
        sub(/^"[^"]*"[ \n]*:[ \n]*/, "", value)
        if (key in KEY) learn(KEY[key], value)
    }
}

function learn(field, value,    inner) {
    inner = value
    gsub(/^"|"$/, "", inner)
    if (value == "null") O["null", field] = 1
    else if (GROUP[field] == "date" && isIso(inner)) O["iso", field] = 1
    else if (GROUP[field] == "number" && value ~ /^-?[0-9]/) O["number", field] = 1
    else if (field == "currency" && inner ~ ("^" CODES "$")) O["code", field] = 1
    else if (field == "documentType") choice(inner)
}
