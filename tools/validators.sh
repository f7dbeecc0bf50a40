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

# Every PDF is to be PDF/UA-1 and PDF/A-2a at once.
run_verapdf() {
    if ! have verapdf || ! have_java; then
        record "veraPDF 1.30.2" SKIPPED "Java is missing or the Maven artifact could not be fetched ($reports/fetch-verapdf.log)"
        return
    fi
    local flavour report passed
    for flavour in ua1 2a; do
        report=$reports/verapdf-$flavour.log
        java -XX:TieredStopAtLevel=1 -cp "$validators/verapdf/*" org.verapdf.apps.GreenfieldCliWrapper \
            --flavour $flavour --format text -v "$@" >"$report" 2>&1
        passed=$(grep -c '^PASS ' "$report")
        if [ "$passed" = $# ]; then
            record "veraPDF $flavour" passed "$# files (veraPDF 1.30.2)"
        else
            grep -v '^PASS ' "$report" | head -n 40
            record "veraPDF $flavour" FAILED "$(($# - passed)) of $# files (see $report)"
        fi
    done
}
