"""Prints the complaints of one Ace report, one a line: impact, rule, file. Exit status 1 if unreadable."""
import json
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        report = json.load(file)
    for document in report["assertions"]:
        for complaint in document["assertions"]:
            rule = complaint["earl:test"]
            place = document["earl:testSubject"]["url"]
            print(f"{rule['earl:impact']}: {rule['dct:title']} in {place}")


main()
