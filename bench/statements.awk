# From the log of PostgreSQL to a script for pgbench: the statements that one request of a role sent, in their order, each with its values.
# -v role=hub_operator -v values=FILE; the script goes to the output, `-D` arguments one a line to the file.

/^@@ [0-9]+ LOG:  execute / {
    count++
    pid[count] = $2
    text[count] = $0
    sub(/^@@ [0-9]+ LOG:  execute [^:]*: /, "", text[count])
    follows = 1
    next
}
/^@@ [0-9]+ DETAIL:  parameters: / {
    given[count] = $0
    sub(/^@@ [0-9]+ DETAIL:  parameters: /, "", given[count])
    # Its first statement names the role: the hub's own tasks have another one.
    if (index(given[count], "$1 = '" role "'") == 1) of_role[$2] = 1
    follows = 0
    next
}
/^@@ / { follows = 0; next }
/^\t/ { if (follows) text[count] = text[count] "\n" substr($0, 2) }

END {
    for (at = 1; at <= count; at++) {
        if (!(pid[at] in of_role)) continue
        number++
        print with_values(text[at], given[at]) ";"
    }
}

function with_values(sql, list,    names, n, place, value, end) {
    n = 0
    while (match(list, /^(, )?[$][0-9]+ = /)) {
        place = substr(list, RSTART, RLENGTH)
        gsub(/[^0-9]/, "", place)
        list = substr(list, RLENGTH + 1)
        n = place + 0
        if (substr(list, 1, 1) == "'") {
            end = 2
            while (substr(list, end, 1) != "'" || substr(list, end + 1, 1) == "'") end += (substr(list, end, 1) == "'") ? 2 : 1
            value = substr(list, 2, end - 2)
            gsub(/''/, "'", value)
            names[n] = ":v" number "_" n
            print "-Dv" number "_" n "=" value > values
            list = substr(list, end + 1)
        } else {
            names[n] = "null"
            sub(/^NULL/, "", list)
        }
    }
    # From the last to the first: $1 is the beginning of $10.
    for (; n > 0; n--) gsub("[$]" n, names[n], sql)
    return sql
}
