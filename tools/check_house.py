#!/usr/bin/env python3
"""Holds the code to the plan of the house (pipeline/CMakeLists.txt) and to its rules.

usage: check_house.py [ROOT]        exit status 1 and one line per fault when a rule is broken

Each rule is a function below that yields faults; RULES lists them. tests/house proves that every
rule can fail. Style that needs a parser (function length, naming) is left to clang-tidy.
"""
import os
import re
import sys
from collections import namedtuple

Fault = namedtuple("Fault", "path line message")
Room = namedtuple("Room", "name uses libs")
# A C++ file as lines: as written (text), without comments (bare), without literals too (code).
File = namedtuple("File", "path room name text bare code")

LINE_LIMIT = 600
ARCHITECTURE_LIMIT = 250

# DESIGN's invariants, stated over the plan itself: what a room must never come to use.
NEVER_USES = {
    "document": {"style", "manuscript", "model", "foundry", "galley", "page", "press", "epub"},
    "epub": {"foundry", "galley", "page", "press", "preflight"},
    "preflight": {"model", "press", "epub", "foundry", "galley", "page", "manuscript"},
    "press": {"manuscript", "epub", "preflight"},
}

ROOM_LETTERS = {
    "base": "BA", "document": "DO", "style": "ST", "manuscript": "MS", "model": "MO",
    "foundry": "FD", "galley": "GA", "page": "PG", "press": "PR", "epub": "EP",
    "preflight": "PF", "desk": "DK",
}  # fmt: skip

# Header pattern -> the library of the plan (any of them) that must be in the room's LIBS.
FENCES = [
    (r"fmt/", ["fmt::fmt"]),
    (r"yaml-cpp/", ["yaml-cpp"]),
    (r"pango/", ["PkgConfig::PANGO", "PkgConfig::PANGOFT2"]),
    (r"glib|gio/|gobject/", ["PkgConfig::PANGO", "PkgConfig::RSVG"]),
    (r"hb(-|\.h)", ["PkgConfig::HARFBUZZ"]),
    (r"ft2build\.h|freetype/", ["PkgConfig::FREETYPE"]),
    (r"fontconfig/", ["PkgConfig::FONTCONFIG"]),
    (r"iconv\.h", ["Iconv::Iconv"]),  # patterns come in old encodings
    (r"cairo-ft", ["PkgConfig::CAIROFT"]),
    (r"cairo", ["PkgConfig::CAIRO"]),
    (r"librsvg/", ["PkgConfig::RSVG"]),
    (r"qpdf/", ["PkgConfig::QPDF"]),
    (r"lcms2", ["PkgConfig::LCMS"]),
    (r"jpeglib\.h", ["PkgConfig::JPEG"]),
    (r"png\.h", ["PkgConfig::PNG"]),
    (r"zlib\.h", ["PkgConfig::ZLIB"]),
    (r"zip\.h", ["PkgConfig::LIBZIP"]),
    (r"pugi", ["pugixml::pugixml"]),
    (r"gumbo\.h", ["PkgConfig::GUMBO"]),
    (r"unicode/", ["PkgConfig::ICUUC", "PkgConfig::ICUI18N"]),
    (r"uchardet/", ["PkgConfig::UCHARDET"]),
    (r"CLI/", ["CLI11::CLI11"]),
]
OPERATING_SYSTEM = re.compile(r"^(sys/|unistd\.h|fcntl\.h|signal\.h|poll\.h|dirent\.h|pthread\.h|termios\.h|malloc\.h)")

# What must not stand below desk, and why. base/files is the one door to the disk.
BANNED_BELOW_DESK = [
    (r"\bsystem_clock\b|\bsteady_clock\b|\btime\s*\(|\bgettimeofday\b|\blocaltime|\bgmtime", "reads the clock"),
    (r"\bgetenv\b|\bsetenv\b", "reads the environment"),
    (r"\bsetlocale\b|\bstd::locale\b", "touches the locale"),
    (r"\bs?rand\s*\(|\brandom_device\b|\bmt19937", "is random"),
    (r"\bf?printf\s*\(|\bputs\s*\(|\bstd::c(out|err|log)\b|\bfmt::print\b", "prints"),
]
DISK = re.compile(
    r"\b[io]?fstream\b|\bfopen\s*\(|(?<!\w)::open\s*\(|\bmkstemp\b"
    r"|\bfilesystem::(?!path\b)\w+|\bfs::(?!path\b)\w+"
)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


# -- reading C++ -------------------------------------------------------------------------------

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      |(?P<raw>R"(?P<fence>[^()\s\\]{0,16})\(.*?\)(?P=fence)")
      |(?P<string>"(?:\\.|[^"\\\n])*")
      |(?P<character>(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')""",
    re.S | re.X,
)


def blank(text, kinds):
    """The text with tokens of these kinds turned to spaces; lines stay where they are."""

    def replace(match):
        kind = "raw" if match.group("raw") else match.lastgroup
        if kind not in kinds:
            return match.group(0)
        return re.sub(r"[^\n]", " ", match.group(0))

    return TOKEN.sub(replace, text)


def cpp_files(root):
    pipeline = os.path.join(root, "pipeline")
    for folder, folders, names in sorted(os.walk(pipeline)):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".h", ".cc")):
                path = os.path.join(folder, name)
                text = read(path)
                room = os.path.relpath(folder, pipeline).split(os.sep)[0]
                bare = blank(text, {"comment"}).split("\n")
                code = blank(text, {"comment", "raw", "string", "character"}).split("\n")
                yield File(os.path.relpath(path, root), room, name, text.split("\n"), bare, code)


def includes(file):
    """(line number, kind, header) of each #include; kind is '"' or '<'."""
    for number, line in enumerate(file.bare, 1):
        match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if match:
            yield number, match.group(1), match.group(2)


# -- the plan ----------------------------------------------------------------------------------


def read_plan(root):
    text = re.sub(r"#[^\n]*", "", read(os.path.join(root, "pipeline", "CMakeLists.txt")))
    plan = {}
    for match in re.finditer(r"\bpam_room\(([^)]*)\)", text):
        words = match.group(1).split()
        lists = {"USES": [], "OPEN": [], "LIBS": []}
        kind = None
        for word in words[1:]:
            if word in lists:
                kind = word
            else:
                lists[kind].append(word)
        plan[words[0]] = Room(words[0], lists["USES"], lists)
    return plan


class House:
    def __init__(self, root):
        self.root = root
        self.plan = read_plan(root)
        self.files = list(cpp_files(root))
        self.open = {lib for room in self.plan.values() for lib in room.libs["OPEN"]}

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def exists(self, *parts):
        return os.path.exists(self.path(*parts))


# -- rules -------------------------------------------------------------------------------------


def plan_is_sound(house):
    where = "pipeline/CMakeLists.txt"
    named = []
    for room in house.plan.values():
        for used in room.uses:
            if used not in named:
                yield Fault(where, 1, f"{room.name} uses {used}, which is not named above it")
            if used in NEVER_USES.get(room.name, ()):
                yield Fault(where, 1, f"{room.name} must never use {used}")
        named.append(room.name)
    for name in sorted(os.listdir(house.path("pipeline"))):
        if os.path.isdir(house.path("pipeline", name)) and name not in house.plan:
            yield Fault(f"pipeline/{name}", 1, "this folder is no room of the plan")


def rooms_include_what_they_use(house):
    for file in house.files:
        room = house.plan.get(file.room)
        for number, kind, header in includes(file):
            if kind != '"' or room is None:
                continue
            target = header.split("/")[0]
            if "/" not in header or target not in house.plan:
                yield Fault(file.path, number, f'"{header}" is not a path from a room')
            elif target != room.name and target not in room.uses:
                yield Fault(file.path, number, f"{room.name} may not include {target}")
            elif not house.exists("pipeline", header):
                yield Fault(file.path, number, f'"{header}" does not exist')


def fence_of(header):
    for pattern, libraries in FENCES:
        if re.match(pattern, header):
            return libraries
    return None


def libraries_stay_fenced(house):
    for file in house.files:
        room = house.plan.get(file.room)
        for number, kind, header in includes(file):
            if kind != "<" or room is None:
                continue
            libraries = fence_of(header)
            if libraries is None:
                if OPERATING_SYSTEM.match(header):
                    if room.name not in ("base", "desk"):
                        yield Fault(file.path, number, f"{room.name} may not include <{header}>")
                elif "/" in header or header.endswith((".h", ".hpp", ".hh")):
                    yield Fault(file.path, number, f"<{header}> belongs to no library of the plan")
            elif not house.open.union(room.libs["LIBS"]).intersection(libraries):
                yield Fault(file.path, number, f"<{header}> is fenced off from {room.name}")


def fenced_headers_stay_inside(house):
    """A header that shows a fenced library is private to its room."""
    shows = {}
    for file in house.files:
        if file.name.endswith(".h"):
            for _, kind, header in includes(file):
                libraries = fence_of(header) if kind == "<" else None
                if libraries and not house.open.intersection(libraries):
                    shows[f"{file.room}/{file.name}"] = header
    for file in house.files:
        for number, kind, header in includes(file):
            if kind == '"' and header in shows and header.split("/")[0] != file.room:
                yield Fault(file.path, number, f'"{header}" shows <{shows[header]}>, private to its room')


def own_header_comes_first(house):
    for file in house.files:
        own = f"{file.room}/{file.name[:-3]}.h"
        if file.name.endswith(".cc") and house.exists("pipeline", own):
            first = next(includes(file), (1, "", ""))
            if first[2] != own:
                yield Fault(file.path, first[0], f'the first include must be "{own}"')


def headers_are_guarded(house):
    for file in house.files:
        if file.name.endswith(".h"):
            if not any(line.strip() == "#pragma once" for line in file.text):
                yield Fault(file.path, 1, "a header needs #pragma once")
            for number, line in enumerate(file.code, 1):
                if re.search(r"\busing\s+namespace\b", line):
                    yield Fault(file.path, number, "a header must not say `using namespace`")


def files_open_with_their_purpose(house):
    """A .cc beside a header of its own name is explained there."""
    for file in house.files:
        explained = file.name.endswith(".cc") and house.exists(file.path[:-3] + ".h")
        if not explained and not file.text[0].startswith("//"):
            yield Fault(file.path, 1, "a file opens by saying what it is")


def files_are_short(house):
    for file in house.files:
        if len(file.text) - 1 > LINE_LIMIT:
            yield Fault(file.path, LINE_LIMIT, f"longer than {LINE_LIMIT} lines")


def nothing_banned(house):
    for file in house.files:
        for number, line in enumerate(file.code, 1):
            if re.search(r"\bthrow\b", line):
                yield Fault(file.path, number, "throws: impossible work is a Result")
        for number, line in enumerate(file.text, 1):
            if re.search(r"\bTODO\b|\bFIXME\b|\bXXX\b", line):
                yield Fault(file.path, number, "leaves work in the code")


def nothing_below_desk_looks_out(house):
    for file in house.files:
        if file.room == "desk":
            continue
        for number, line in enumerate(file.code, 1):
            for pattern, why in BANNED_BELOW_DESK:
                # assert.cc says its last word before it aborts; that is not output.
                if re.search(pattern, line) and file.path != "pipeline/base/assert.cc":
                    yield Fault(file.path, number, f"{why}, which only desk may")


def only_files_touches_the_disk(house):
    for file in house.files:
        if file.room in ("desk", "foundry") or file.path.startswith("pipeline/base/files"):
            continue
        for number, line in enumerate(file.code, 1):
            if DISK.search(line):
                yield Fault(file.path, number, "touches the disk, which only base/files and desk may")


def architecture_names_the_rooms(house):
    where = "ARCHITECTURE.md"
    lines = read(house.path(where)).split("\n")
    headings = [m.group(1) for m in (re.match(r"### (\S+)\s*$", line) for line in lines) if m]
    for room in house.plan:
        if room not in headings:
            yield Fault(where, 1, f"the room {room} has no heading")
    for heading in headings:
        if heading not in house.plan:
            yield Fault(where, 1, f"the heading {heading} is no room")
    if len(lines) - 1 > ARCHITECTURE_LIMIT:
        yield Fault(where, ARCHITECTURE_LIMIT, f"longer than {ARCHITECTURE_LIMIT} lines")


def codes_of(house, room):
    """(line, name, code) of each diagnostic code of a room."""
    path = house.path("pipeline", room, "codes.h")
    text = read(path) if os.path.exists(path) else ""
    for match in re.finditer(r'\b(\w+)\s*=\s*"([A-Z]{2}\d{3})"', text):
        yield text.count("\n", 0, match.start()) + 1, match.group(1), match.group(2)


def codes_are_well_formed(house):
    seen = {}
    for room in house.plan:
        for number, _, code in codes_of(house, room):
            where = f"pipeline/{room}/codes.h"
            if code[:2] != ROOM_LETTERS.get(room):
                yield Fault(where, number, f"{code} has another room's letters")
            if code in seen:
                yield Fault(where, number, f"{code} is given twice")
            seen[code] = room
    for file in house.files:
        if file.name != "codes.h":
            for number, line in enumerate(file.bare, 1):
                for code in re.findall(r'"([A-Z]{2}\d{3})"', line):
                    if code in seen:
                        yield Fault(file.path, number, f"{code} is written out; use its name in codes.h")


def codes_are_explained(house):
    for room in house.plan:
        codes = {code: number for number, _, code in codes_of(house, room)}
        page = f"docs/diagnostics/{room}.md"
        text = read(house.path(page)) if house.exists(page) else ""
        parts = re.split(r"^## ([A-Z]{2}\d{3})\b[^\n]*$", text, flags=re.M)
        explained = dict(zip(parts[1::2], parts[2::2]))
        for code, number in codes.items():
            if not explained.get(code, "").strip():
                yield Fault(f"pipeline/{room}/codes.h", number, f"{code} has no paragraph in {page}")
        for code in explained:
            if code not in codes:
                yield Fault(page, 1, f"{code} is explained but is no code of {room}")


def tests_text(house):
    texts = []
    for folder, _, names in os.walk(house.path("tests")):
        for name in names:
            if name.endswith((".cc", ".h", ".py", ".sh", ".txt", ".md")):
                with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                    texts.append(file.read())
    return "\n".join(texts)


def codes_are_tested(house):
    words = set(re.findall(r"\b[A-Z]{2}\d{3}\b|codes::\w+", tests_text(house)))
    for room in house.plan:
        for number, name, code in codes_of(house, room):
            if code not in words and f"codes::{name}" not in words:
                yield Fault(f"pipeline/{room}/codes.h", number, f"{code} is named in no test")


def tests_can_be_called(house):
    """ctest calls a test by its name, which Catch must not take for an option or a tag."""
    for folder, _, names in sorted(os.walk(house.path("tests"))):
        for name in sorted(names):
            if not name.endswith(".cc"):
                continue
            text = read(os.path.join(folder, name))
            for match in re.finditer(r'\bTEST_CASE\(\s*"([-~*\[;])', text):
                where = os.path.relpath(os.path.join(folder, name), house.root)
                line = text.count("\n", 0, match.start()) + 1
                yield Fault(where, line, f"a test's name must not begin with {match.group(1)}")


def links_lead_somewhere(house):
    """Relative links of the documents point at files of this checkout."""
    pages = [name for name in sorted(os.listdir(house.root)) if name.endswith(".md")]
    for folder, _, names in sorted(os.walk(house.path("docs"))):
        pages += [os.path.relpath(os.path.join(folder, n), house.root) for n in sorted(names) if n.endswith(".md")]
    for page in pages:
        fenced = False
        for number, line in enumerate(read(house.path(page)).split("\n"), 1):
            fenced ^= line.startswith("```")
            for target in [] if fenced else re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", re.sub(r"`[^`]*`", "", line)):
                if not os.path.exists(os.path.join(house.root, os.path.dirname(page), target)):
                    yield Fault(page, number, f"the link to {target} leads nowhere")


RULES = [
    plan_is_sound,
    rooms_include_what_they_use,
    libraries_stay_fenced,
    fenced_headers_stay_inside,
    own_header_comes_first,
    headers_are_guarded,
    files_open_with_their_purpose,
    files_are_short,
    nothing_banned,
    nothing_below_desk_looks_out,
    only_files_touches_the_disk,
    architecture_names_the_rooms,
    codes_are_well_formed,
    codes_are_explained,
    codes_are_tested,
    tests_can_be_called,
    links_lead_somewhere,
]


def check(root, rules=None):
    house = House(root)
    return [(rule.__name__, fault) for rule in rules or RULES for fault in rule(house)]


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    faults = check(root)
    for rule, fault in faults:
        print(f"{fault.path}:{fault.line}: {fault.message} [{rule}]")
    print(f"{len(RULES)} rules, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
