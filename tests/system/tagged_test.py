"""The tree of the tagged PDF, as a stranger reads it: every word in order, each under what it is."""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

MANUSCRIPT = """---
title: The tree
---

# First

A paragraph that calls a note[^a] in its middle and says *lex* in [Latin]{lang=la}.

- one
- two

## Second

| Name | Number |
|------|-------:|
| Ada  |      1 |
| Karl |        |

> Quoted words.

See [the first](#first).

[^a]: What the note says.
"""


class Tagged(program.Case):
    def structure(self, manuscript=MANUSCRIPT):
        if not shutil.which("pdfinfo"):
            self.skipTest("pdfinfo is not installed")
        self.write("tree.md", manuscript)
        self.assert_status(self.run_program("build", "tree.md", "--to", "pdf"), 0)
        read = subprocess.run(
            ["pdfinfo", "-struct-text", self.path("out/tree/tree.pdf")], capture_output=True, text=True, check=True
        )
        self.assertEqual(read.stderr, "")
        return read.stdout

    def test_the_words_of_the_tree_are_those_of_the_manuscript_in_order(self):
        words = " ".join(re.findall(r'"(.*)"', self.structure()))
        places = [
            words.index(part)
            for part in (
                "The tree", "First", "calls a note", "What the note says", "in its middle", "Latin", "one", "two", "Second",
                "Name", "Number", "Ada", "Karl", "Quoted words", "the first",
            )
        ]
        self.assertEqual(places, sorted(places))

    def test_nothing_is_lost_behind_what_the_glyphs_do_not_say(self):
        words = "They came to St.\u00a0Petersburg, the well-known capital, by the 10\u00a0o\u2019clock train, and stayed. "
        told = "".join(re.findall(r'"(.*)"', self.structure("# Winter\n\n" + words * 12)))
        plain = lambda text: re.sub(r"\s+", "", text.replace("\u00ad", ""))  # noqa: E731
        self.assertIn(plain(words * 12), plain(told))

    def test_elements_are_what_the_manuscript_has(self):
        tree = self.structure()
        for element in (
            "H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "Table", "THead", "TH", "TD", "BlockQuote", "Reference", "Link",
            "Note <note-1>", "Span",
        ):
            self.assertRegex(tree, rf"(?m)^ *{element}( \((block|inline)\))?:?$")

    def test_a_file_for_the_web_is_in_the_webs_order(self):
        if not shutil.which("qpdf"):
            self.skipTest("qpdf is not installed")
        self.write("tree.md", MANUSCRIPT)
        self.assert_status(self.run_program("build", "tree.md", "--to", "pdf"), 0)
        plain = self.read("out/tree/tree.pdf")
        self.assert_status(self.run_program("build", "tree.md", "--to", "pdf", "--linearize"), 0)
        self.assertIn(b"/Linearized", self.read("out/tree/tree.pdf")[:1024])
        self.assertNotIn(b"/Linearized", plain)
        run = subprocess.run(
            ["qpdf", "--check-linearization", self.path("out/tree/tree.pdf")], capture_output=True, text=True
        )
        self.assertEqual((run.returncode, run.stderr), (0, ""), run.stdout)


if __name__ == "__main__":
    program.main()
