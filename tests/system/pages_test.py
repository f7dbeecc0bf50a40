"""What the program tells of its pages: their score, and why one of them is as it is."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

# A paragraph is one line of the manuscript; the words are such that lines are stretched and shrunk.
SENTENCE = (
    "The committee met on the second floor of the printing house and considered, for the third time that winter, "
    "whether the quarterly should appear with illustrations or without them. "
)
ESSAY = "A Winter of Meetings\n\n" + "\n\n".join(f"{n + 1}. {SENTENCE * (2 + n % 4)}".strip() for n in range(40)) + "\n"


class Pages(program.Case):
    def setUp(self):
        super().setUp()
        self.write("essay.txt", ESSAY)

    def test_the_score_has_a_line_for_each_page_and_the_totals(self):
        run = self.run_program("build", "essay.txt", "--score")
        self.assert_status(run, 0)
        pages = re.search(r"(\d+) pages, \d+ lines: 0 overfull, 0 widows, 0 orphans", run.stdout)
        self.assertTrue(pages, run.stdout)
        rows = re.findall(r"^ +\d+ (?:recto|verso) ", run.stdout, re.M)
        self.assertEqual(len(rows), int(pages[1]))

    def test_without_being_asked_no_score_is_told(self):
        self.assertNotIn("widows", self.run_program("build", "essay.txt").stdout)

    def test_the_score_for_machines_agrees_with_itself(self):
        run = self.run_program("build", "essay.txt", "--score", "--json")
        self.assert_status(run, 0)
        report = json.loads(run.stdout)
        score = report["score"]
        self.assertEqual(len(score["pages"]), report["pages"])
        for key in ("lines", "filled", "hyphens", "rivers", "notes"):
            self.assertEqual(sum(page[key] for page in score["pages"]), score[key])
        self.assertGreater(score["space_deviation"], 0)

    def test_a_page_is_explained_with_the_lines_of_the_manuscript(self):
        run = self.run_program("explain", "essay.txt", "--page", "2")
        self.assert_status(run, 0)
        self.assertTrue(run.stdout.startswith("page 2, verso"), run.stdout)
        lines = [int(n) for n in re.findall(r"^ +(\d+) +(?:[+-]|\w)", run.stdout, re.M)]
        self.assertGreater(len(lines), 20)
        self.assertEqual(lines, sorted(lines))
        self.assertIn("chosen:", run.stdout)
        self.assertEqual(self.files(), ["essay.txt"])

    def test_a_page_that_is_not_there_is_wrong_usage(self):
        run = self.run_program("explain", "essay.txt", "--page", "400")
        self.assert_status(run, 2)
        self.assertIn("there is no page 400 [DK014]", run.stderr)
        self.assertIn("from 1 to", run.stderr)


if __name__ == "__main__":
    program.main()
