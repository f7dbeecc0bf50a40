# Set-up shared by ./pamphleteer, ./check and tools/dev (POSIX sh, to be sourced with $root set):
# installs what Debian must provide and builds the release preset. Speaks on stderr only.

build=$root/out/build/release
log=$root/out/build/release.log
# Statuses of our own; 69 is sysexits' "a support program is unavailable".
status_cannot_write=4
status_no_packages=69
status_own_fault=70

say() {
    printf 'pamphleteer: %s\n' "$*" >&2
}

# Shows the last line of the log until this shell or the work ends.
show_progress() {
    while kill -0 $$ 2>/dev/null; do
        printf '\r\033[K%s: %.60s' "$1" "$(tail -n 1 "$log")" >&2
        sleep 0.3
    done
}

# run_quietly LABEL COMMAND...: output goes to the log, a line of progress to a terminal.
run_quietly() {
    label=$1
    shift
    printf '\n$ %s\n' "$*" >>"$log"
    watcher=
    if [ -t 2 ]; then
        show_progress "$label" 9>&- &
        watcher=$!
    fi
    "$@" >>"$log" 2>&1 </dev/null 9>&-
    set -- "$?"
    if [ -n "$watcher" ]; then
        kill "$watcher" 2>/dev/null
        wait "$watcher" 2>/dev/null
        printf '\r\033[K' >&2
    fi
    return "$1"
}

# missing_packages SECTION...: the packages of the list that Debian has not installed.
missing_packages() {
    wanted=$(awk -v sections=" $* " '
        /^\[/ { section = substr($1, 2, length($1) - 2); next }
        /^#/ || NF == 0 || !index(sections, " " section " ") { next }
        $2 == "unless" { print $1 ":" $3; next }
        { print $1 }' "$root/packaging/debian-packages.txt")
    needed=
    for entry in $wanted; do
        case $entry in
        *:*) command -v "${entry#*:}" >/dev/null 2>&1 || needed="$needed ${entry%%:*}" ;;
        *) needed="$needed $entry" ;;
        esac
    done
    # shellcheck disable=SC2086  # the names are words
    dpkg-query -W -f '${binary:Package} ${db:Status-Status}\n' $needed 2>/dev/null | awk -v needed="$needed" '
        $2 == "installed" { sub(/:.*/, "", $1); have[$1] = 1 }
        END { n = split(needed, name, " "); for (i = 1; i <= n; ++i) if (!have[name[i]]) print name[i] }'
}

# as_root COMMAND...: as root, or through sudo; 127 where neither is to be had.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    elif command -v sudo >/dev/null 2>&1 && [ -t 0 ] && [ -t 2 ]; then
        sudo "$@"
    else
        return 127
    fi
}

can_be_root() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || { [ -t 0 ] && [ -t 2 ]; }; }; }
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}

# A machine without a package index, or with a stale one, needs an update first.
apt_install_or_update() {
    if ls /var/lib/apt/lists/*Packages* >/dev/null 2>&1; then
        apt_install "$@" && return 0
    fi
    as_root apt-get -q -o DPkg::Lock::Timeout=300 update && apt_install "$@"
}

# install_packages SECTION...: leaves at once when nothing is missing.
install_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "this is not a Debian system: the packages of packaging/debian-packages.txt are not checked"
        return 0
    fi
    missing=$(missing_packages "$@" | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    if ! can_be_root; then
        say "these Debian packages are missing; as root, run:"
        printf '\n    apt-get update && apt-get install --no-install-recommends %s\n\n' "$missing" >&2
        return "$status_no_packages"
    fi
    say "installing $(printf '%s\n' $missing | wc -l) Debian packages ..."
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
        sudo -v || return "$status_no_packages"
    fi
    # shellcheck disable=SC2086  # the names are words
    run_quietly "pamphleteer: installing" apt_install_or_update $missing && return 0
    tail -n 15 "$log" >&2
    say "the packages could not be installed (log: $log); as root, run:"
    printf '\n    apt-get update && apt-get install --no-install-recommends %s\n\n' "$missing" >&2
    return "$status_no_packages"
}

# A build folder made for another place (the checkout was moved or copied) is of no use.
drop_foreign_build() {
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$build/CMakeCache.txt" 2>/dev/null)
    [ -z "$home" ] || [ "$home" = "$root" ] || rm -rf "$build"
}

make_build_folder() {
    mkdir -p "$build" 2>/dev/null && (: >>"$log") 2>/dev/null && return 0
    say "cannot write $root/out/build: the program is built there"
    return "$status_cannot_write"
}

# build_release SECTIONS [TARGET...]: packages, configuration, build. The stamp holds the place, and
# the time the build began, so what is edited meanwhile counts as newer. Call it with the lock held.
build_release() {
    sections=$1
    shift
    # shellcheck disable=SC2086  # sections are words
    install_packages $sections || return
    drop_foreign_build
    make_build_folder || return
    printf '%s\n' "$root" >"$build/.began"
    began=$(date +%s)
    if ! { run_quietly "configuring" cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release &&
        run_quietly "building" cmake --build "$build" --target "$@"; }; then
        tail -n 40 "$log" >&2
        say "the build failed; the whole log is $log"
        return "$status_own_fault"
    fi
    mv -f "$build/.began" "$build/.built"
    say "built in $(($(date +%s) - began)) s"
}

# One build at a time; whoever comes second waits, and finds the work done.
lock_build() {
    make_build_folder || return
    exec 9>>"$root/out/build/lock"
    flock -n 9 2>/dev/null || { say "waiting for another build to end ..." && flock 9; }
}

unlock_build() {
    exec 9>&-
}

# True when the program was built here and nothing is newer than it. Folders count too, so a removed
# file is seen.
up_to_date() {
    [ -x "$build/pamphleteer" ] && [ -e "$build/.built" ] &&
        read -r built_in <"$build/.built" && [ "$built_in" -ef "$root" ] &&
        [ -z "$(find "$root/CMakeLists.txt" "$root/cmake" "$root/pipeline" \
            -newer "$build/.built" -print -quit)" ]
}
