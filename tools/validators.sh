# The strangers who judge our files: how each is fetched, cached and asked (bash, sourced by ./check,
# which sets $root, $validators, $reports and record()). A judge that cannot be had is SKIPPED.

# cached NAME RECIPE COMMAND...: runs COMMAND in an empty folder out/validators/NAME, once per
# version of the recipe.
cached() {
    local name=$1 recipe=$2 folder=$validators/$1
    shift 2
    local version
    version=$(cksum <"$recipe")
    [ "$(cat "$folder/.complete" 2>/dev/null)" = "$version" ] && return 0
    rm -rf "$folder"
    mkdir -p "$folder"
    (cd "$folder" && timeout 400 "$@") >"$reports/fetch-$name.log" 2>&1 </dev/null || return 1
    printf '%s' "$version" >"$folder/.complete"
}

fetch_jars() {
    cached "$1" "$root/tools/validators/$1/pom.xml" \
        mvn -q -B -f "$root/tools/validators/$1/pom.xml" dependency:copy-dependencies \
        -DoutputDirectory="$validators/$1"
}

install_ace() {
    cp "$root/tools/validators/ace/package.json" .
    # Ace drives Debian's Chromium; the browsers its packages would download are not wanted.
    PUPPETEER_SKIP_DOWNLOAD=1 ELECTRON_SKIP_BINARY_DOWNLOAD=1 \
        npm install --ignore-scripts --no-audit --no-fund
}

fetch_ace() {
    export -f install_ace
    export root
    cached ace "$root/tools/validators/ace/package.json" bash -c install_ace
}

fetch_validators() {
    fetch_jars epubcheck
    fetch_jars verapdf
    fetch_ace
}

have() {
    [ -e "$validators/$1/.complete" ]
}

have_java() {
    command -v javac >/dev/null
}

# run_epubcheck NAME CLASSPATH BOOK...
run_epubcheck() {
    local name=$1 path=$2 report=$reports/${1// /-}.log
    shift 2
    java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$path" \
        "$root/tools/validators/EpubCheckAll.java" "$@" >"$report" 2>&1
    local status=$? passed
    passed=$(grep -c '^passed: ' "$report")
    if [ $status = 0 ] && [ "$passed" = $# ]; then
        record "$name" passed "$# books, 0 errors, 0 warnings"
    else
        grep -E '^(FAILED|FATAL|ERROR|WARNING|Exception|Error:)' "$report" | head -n 40
        record "$name" FAILED "$(($# - passed)) of $# books (see $report)"
    fi
}

run_old_epubcheck() {
    local jar=/usr/share/java/epubcheck.jar
    if [ -e $jar ] && have_java; then
        run_epubcheck "EPUBCheck 4.2.6" $jar "$@"
    else
        record "EPUBCheck 4.2.6" SKIPPED "Debian's package epubcheck or a Java compiler is not installed"
    fi
}

run_new_epubcheck() {
    if have epubcheck && have_java; then
        run_epubcheck "EPUBCheck 5.3.0" "$validators/epubcheck/*" "$@"
    else
        record "EPUBCheck 5.3.0" SKIPPED "Java is missing or the Maven artifact could not be fetched ($reports/fetch-epubcheck.log)"
    fi
}

# ask_each NAME QUESTION FILE...: QUESTION is a function that prints complaints; silence passes.
ask_each() {
    local name=$1 question=$2 report=$reports/${1// /-}.log faulty=0 file answer
    shift 2
    : >"$report"
    for file in "$@"; do
        answer=$("$question" "$file" 2>&1)
        [ -n "$answer" ] || continue
        faulty=$((faulty + 1))
        printf 'FAILED: %s\n%s\n' "$file" "$answer" >>"$report"
    done
    if [ $faulty = 0 ]; then
        record "$name" passed "$# files"
    else
        head -n 30 "$report"
        record "$name" FAILED "$faulty of $# files (see $report)"
    fi
}

ask_qpdf() {
    local answer
    answer=$(qpdf --check "$1" 2>&1) || printf '%s\n' "$answer"
}

# Every font embedded, none of Type 3. Columns are counted from the right: names may hold blanks.
ask_pdffonts() {
    pdffonts "$1" | awk 'NR > 2 && ($(NF - 4) != "yes" || / Type 3 /) { print }
        END { if (NR < 3) print "no font at all" }'
}

ask_ghostscript() {
    local answer
    if ! answer=$(gs -q -dBATCH -dNOPAUSE -dSAFER -dPDFSTOPONERROR -dPDFSTOPONWARNING -sDEVICE=nullpage "$1" 2>&1); then
        printf 'refused\n'
    fi
    printf '%s' "$answer"
}

run_pdf_questions() {
    local tool
    for tool in qpdf:qpdf pdffonts:poppler-utils gs:ghostscript; do
        if ! command -v "${tool%:*}" >/dev/null; then
            record "${tool%:*}" SKIPPED "Debian's package ${tool#*:} is not installed"
            continue
        fi
        case $tool in
        qpdf:*) ask_each "qpdf --check" ask_qpdf "$@" ;;
        pdffonts:*) ask_each "fonts embedded" ask_pdffonts "$@" ;;
        gs:*) ask_each "Ghostscript" ask_ghostscript "$@" ;;
        esac
    done
}

# Ace's own exit status says whether a rule of accessibility is broken (2) or not (0).
ask_ace() {
    local folder=$reports/ace-$(basename "$1" .epub)
    PUPPETEER_EXECUTABLE_PATH=$(command -v chromium) ACE_TIMEOUT_INITIAL=60000 timeout 300 \
        "$validators/ace/node_modules/.bin/ace-puppeteer" -f -E -s -o "$folder" "$1" >"$folder.log" 2>&1
    local status=$?
    [ $status = 0 ] && [ -e "$folder/report.json" ] && return
    printf 'status %s\n' $status
    python3 "$root/tools/validators/ace_complaints.py" "$folder/report.json" 2>/dev/null || tail -n 5 "$folder.log"
}

run_ace() {
    if ! have ace; then
        record "Ace 1.4.6" SKIPPED "the npm package could not be fetched ($reports/fetch-ace.log)"
    elif ! command -v chromium >/dev/null; then
        record "Ace 1.4.6" SKIPPED "Chromium is not installed"
    else
        ask_each "Ace 1.4.6" ask_ace "$@"
    fi
}

# spoil_pdfs: writes the spoilt PDFs of our own preflight's tests into $reports/mutations.
spoil_pdfs() {
    [ -x "$build/tests/preflight_tests" ] || return
    mkdir -p "$reports/mutations"
    PAM_MUTATIONS=$reports/mutations "$build/tests/preflight_tests" "[write]" >"$reports/mutations.log" 2>&1
}

# judge_pdfs VERDICTS BOOK...: every book, every spoilt PDF and every reference file, in one run.
judge_pdfs() {
    local verdicts=$1 spoilt reference
    shift
    mapfile -t spoilt < <(find "$reports/mutations" -name '*.pdf' 2>/dev/null | sort)
    mapfile -t reference < <(find "$corpus/pdf-ua" -name '*.pdf' 2>/dev/null | sort)
    java -XX:TieredStopAtLevel=1 -cp "$validators/verapdf/*" "$root/tools/validators/VeraPdfAll.java" \
        --profiles=ua1,2a "$@" --profiles=ua1,2a,2u,2b "${spoilt[@]}" "${reference[@]}" \
        --profiles=ua2 "$reports/mutations/pairs-of-types" >"$verdicts" 2>"$reports/verapdf.log"
}

# Every PDF of ours is to be PDF/UA-1 and PDF/A-2a at once.
record_books() {
    local verdicts=$1 flavour passed
    shift
    for flavour in ua1 2a; do
        passed=$(printf '%s\n' "$@" |
            awk -F'\t' -v flavour=$flavour 'NR == FNR { book[$0]; next }
                $1 in book && $2 == flavour && $3 == "PASS" { ++n } END { print n + 0 }' - "$verdicts")
        if [ "$passed" = $# ]; then
            record "veraPDF $flavour" passed "$# files (veraPDF 1.30.2)"
        else
            grep -F "$reports/books/" "$verdicts" | grep -v "$(printf '\tPASS\t')" | head -n 40
            record "veraPDF $flavour" FAILED "$(($# - passed)) of $# files (see $verdicts, $reports/verapdf.log)"
        fi
    done
}

# Our preflight must say what veraPDF says, file by file and clause by clause.
record_agreement() {
    local report=$reports/agreement.log
    if [ ! -d "$reports/mutations" ]; then
        record agreement SKIPPED "the preflight's tests were not built: Catch2 is missing"
    elif python3 "$root/tools/validators/agree.py" "$build/pamphleteer" "$1" \
        "$root/tests/preflight/verapdf_differences.tsv" "$reports/mutations/refused-pairs.tsv" >"$report" 2>&1; then
        record agreement passed "preflight and veraPDF: $(tail -n 1 "$report")"
    else
        head -n 40 "$report"
        record agreement FAILED "preflight and veraPDF: $(tail -n 1 "$report") (see $report)"
    fi
}

run_verapdf() {
    if ! have verapdf || ! have_java; then
        record "veraPDF 1.30.2" SKIPPED "Java is missing or the Maven artifact could not be fetched ($reports/fetch-verapdf.log)"
        record agreement SKIPPED "veraPDF could not be had"
        return
    fi
    local verdicts=$reports/verapdf-verdicts.tsv
    spoil_pdfs
    judge_pdfs "$verdicts" "$@"
    record_books "$verdicts" "$@"
    record_agreement "$verdicts"
}
