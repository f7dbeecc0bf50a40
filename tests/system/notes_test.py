"""Notes under stress: two hundred of them, of 5 to 200 words, called from four hundred paragraphs."""
import json
import os
import random
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

WORDS = (
    "the press stood in the back room beside a window that looked on the river and nobody who worked there could say "
    "when it had been carried up the stairs because it was wider than the door and heavier than the floor was built to "
    "bear so that each morning whoever came first would lay a hand upon the bed to feel whether the house had moved"
).split()
PARAGRAPHS, NOTES = 400, 200


def prose(chance, count):
    begin = chance.randrange(len(WORDS))
    words = [WORDS[(begin + 7 * i) % len(WORDS)] for i in range(count)]
    return [words[0].capitalize(), *words[1:-1], words[-1] + "."]


def manuscript():
    """No figure stands in it but the numbers that the program makes."""
    chance = random.Random(1848)
    calling = set(chance.sample(range(PARAGRAPHS), NOTES))
    paragraphs, notes = ["# Of a press"], []
    for number in range(PARAGRAPHS):
        words = prose(chance, chance.randint(20, 140))
        if number in calling:
            label = "abcdefghij"
            name = "n" + "".join(label[int(c)] for c in str(len(notes)))
            words[chance.randrange(1, len(words) - 1)] += f"[^{name}]"
            notes.append(f"[^{name}]: " + " ".join(prose(chance, chance.randint(5, 200))))
        paragraphs.append(" ".join(words))
    return "\n\n".join(paragraphs + notes) + "\n"


class Notes(program.Case):
    def test_every_note_begins_on_the_page_of_its_call(self):
        if not shutil.which("pdftotext"):
            self.skipTest("pdftotext is not installed")
        self.write("press.md", manuscript())
        run = self.run_program("build", "press.md", "--to", "pdf", "--paper", "148x210mm", "--score", "--json")
        self.assert_status(run, 0)
        score = json.loads(run.stdout)["score"]
        self.assertEqual(score["notes"], NOTES)
        self.assertEqual((score["overfull"], score["widows"], score["orphans"], score["uneven_spreads"]), (0, 0, 0, 0))
        self.assertLessEqual(max(page["short_by"] for page in score["pages"]), 2)
        calls, begins = self.places()
        self.assertEqual(sorted(calls), list(range(1, NOTES + 1)))
        self.assertEqual(calls, begins)
        # Parted only where they must be: a line of notes in fifty at most is carried over.
        self.assertLess(score["note_lines_carried"], score["lines"] // 50)

    def places(self):
        """Pages of the calls (figures at a word's end) and of the notes' beginnings ("12." at a line's)."""
        text = subprocess.run(
            ["pdftotext", "-layout", self.path("out", "press", "press.pdf"), "-"], capture_output=True, text=True
        ).stdout
        calls, begins = {}, {}
        for page, lines in enumerate(text.split("\f")):
            for line in lines.splitlines():
                begin = re.match(r"\s*(\d+)\. ", line)
                if begin:
                    begins[int(begin[1])] = page
                    line = line[begin.end():]
                for call in re.findall(r"[a-z.](\d+)", line):
                    calls[int(call)] = page
        return calls, begins

    def test_a_note_called_in_a_note_stands_right_after_it(self):
        self.write(
            "inner.md",
            "# Notes\n\nText one.[^a] Text two.[^b] End.\n\n"
            "[^a]: First note, which calls another.[^c]\n\n[^b]: Second note.\n\n[^c]: The called one.[^d]\n\n"
            "[^d]: And one more.\n",
        )
        for style in ("pamphlet", "academic", "book"):
            with self.subTest(style):
                self.assert_status(self.run_program("build", "inner.md", "--style", style), 0)


if __name__ == "__main__":
    program.main()
