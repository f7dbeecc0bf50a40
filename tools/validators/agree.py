#!/usr/bin/env python3
"""Holds our preflight of PDF to veraPDF's verdicts, file by file and clause by clause.

usage: agree.py PROGRAM VERDICTS DIFFERENCES PAIRS

PROGRAM      pamphleteer, which examines every file of VERDICTS anew
VERDICTS     what VeraPdfAll.java printed
DIFFERENCES  where the two may differ, each line with its reason
PAIRS        the table of what may stand in what, as we have it: type, type it must not hold

Prints one line for each difference that is not listed, for each line of the list that no difference
needs, and for each rule of veraPDF that no file breaks; exit status 1 where there is any. The last
line counts.
"""
import fnmatch
import json
import os
import re
import subprocess
import sys
from collections import namedtuple

# `rules` are clauses with numbers of tests (7.1-3); `clauses` are theirs without.
Verdict = namedtuple("Verdict", "passed clauses rules")
# `what` is "verdict", a clause, or a rule that is never broken; `who` is who alone complains.
Difference = namedtuple("Difference", "file profile what who")

OUR_PROFILES = {"ua1": "ua1", "2a": "a2a", "2u": "a2u", "2b": "a2b"}
STANDARDS = {"ua1": "14289-1", "2a": "19005-2", "2u": "19005-2", "2b": "19005-2"}
# What no clause stands for.
NO_CLAUSE = {"PF203": "damaged"}
# PDF/UA-2 with ISO/TS 32005 is asked for one file only, and only for its table of types.
TABLE_PROFILE = "ua2"


def clauses_of(message, profile):
    """The clauses that one of our messages ends with."""
    return re.findall(r"ISO %s, ([0-9.]+)" % re.escape(STANDARDS[profile]), message)


def read_verdicts(lines):
    """Verdicts by file and profile, and the rules of each profile."""
    verdicts, rules = {}, {}
    for line in lines:
        file, profile, word, broken = line.rstrip("\n").split("\t")
        broken = set(filter(None, broken.split("; ")))
        if word == "RULES":
            rules[profile] = broken
        elif word == "ERROR":
            verdicts[file, profile] = Verdict(False, {"unreadable"}, set())
        else:
            clauses = {rule.rsplit("-", 1)[0] for rule in broken}
            verdicts[file, profile] = Verdict(word == "PASS", clauses, broken)
    return verdicts, rules


def read_differences(lines):
    """The list: file, profile, what, who, reason, parted by tabs; file and profile may have stars."""
    listed = []
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 5 or not fields[4].strip():
            raise SystemExit(f"a line of the differences is not file, profile, what, who, reason: {line!r}")
        listed.append(Difference(*fields[:4]))
    return listed


def examine(program, files, profile):
    """Our own verdicts, from the program as people run it."""
    result = subprocess.run(
        [program, "preflight", "--json", "--profile", OUR_PROFILES[profile], *files],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    decoder, text, verdicts = json.JSONDecoder(), result.stdout.strip(), {}
    while text:
        report, end = decoder.raw_decode(text)
        text = text[end:].lstrip()
        clauses = set()
        for one in report["diagnostics"]:
            if one["severity"] == "error":
                clauses.update(clauses_of(one["message"], profile) or [NO_CLAUSE.get(one["code"], "unreadable")])
        verdicts[report["file"], profile] = Verdict(report["errors"] == 0, clauses, set())
    if len(verdicts) != len(files):
        raise SystemExit(f"{len(verdicts)} of {len(files)} files were examined: {result.stderr[-500:]}")
    return verdicts


def differences(ours, theirs):
    for file, profile in sorted(ours):
        own, other = ours[file, profile], theirs[file, profile]
        name = os.path.basename(file)
        if own.passed != other.passed:
            yield Difference(name, profile, "verdict", "veraPDF" if own.passed else "we")
        for clause in sorted(own.clauses - other.clauses):
            yield Difference(name, profile, clause, "we")
        for clause in sorted(other.clauses - own.clauses):
            yield Difference(name, profile, clause, "veraPDF")


def unbroken(theirs, rules):
    """Rules that no file breaks: there, the agreement shows nothing."""
    for profile, wanted in sorted(rules.items()):
        if profile not in ("ua1", "2a"):
            continue
        broken = set()
        for (_, other), verdict in theirs.items():
            if other == profile:
                broken |= verdict.rules
        for rule in sorted(wanted - broken):
            yield Difference("*", profile, rule, "nobody")


def table_differences(pairs, verdict, types):
    """Pairs of types that only one of us refuses."""
    theirs = set()
    for rule in verdict.rules:
        found = re.match(r"Table 5\. (\w+)-(\w+)-\d+$", rule)
        if found and found[1] in types and found[2] in types:
            theirs.add((found[1], found[2]))
    for around, kid in sorted(pairs - theirs):
        yield Difference("pairs-of-types", TABLE_PROFILE, f"{around} {kid}", "we")
    for around, kid in sorted(theirs - pairs):
        yield Difference("pairs-of-types", TABLE_PROFILE, f"{around} {kid}", "veraPDF")


def is_listed(one, entry):
    return (
        fnmatch.fnmatchcase(one.file, entry.file)
        and fnmatch.fnmatchcase(one.profile, entry.profile)
        and (one.what, one.who) == (entry.what, entry.who)
    )


def told(one):
    if one.who == "nobody":
        return f"{one.profile}: no file breaks {one.what}"
    return f"{one.file}, {one.profile}: {one.what}, {one.who} alone"


def judge(found, listed):
    """What is wrong, a sentence each."""
    needed = set()
    for one in found:
        entries = [entry for entry in listed if is_listed(one, entry)]
        needed.update(entries)
        if not entries:
            yield told(one)
    for entry in listed:
        if entry not in needed:
            yield "listed, and no longer so: " + told(entry)


def main(program, verdicts, differences_file, pairs_file):
    with open(verdicts, encoding="utf-8") as lines:
        theirs, rules = read_verdicts(lines)
    with open(differences_file, encoding="utf-8") as lines:
        listed = read_differences(lines)
    ours = {}
    for profile in OUR_PROFILES:
        ours.update(examine(program, sorted(f for f, p in theirs if p == profile), profile))
    found = list(differences(ours, theirs)) + list(unbroken(theirs, rules))
    with open(pairs_file, encoding="utf-8") as lines:
        pairs = {tuple(line.split()) for line in lines}
    for (_, profile), verdict in theirs.items():
        if profile == TABLE_PROFILE:
            found += table_differences(pairs, verdict, {name for pair in pairs for name in pair})
    wrong = list(judge(found, listed))
    for sentence in wrong:
        print("WRONG:", sentence)
    files = len({file for file, profile in theirs if profile != TABLE_PROFILE})
    print(f"{len(wrong)} wrong; {len(ours)} verdicts over {files} files, {len(found)} differences, all others listed")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
