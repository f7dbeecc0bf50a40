"""Books of several files: a book.yaml, a folder, and what may be wrong with them."""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

PLAN = """title: Three Winters
author: Ada Lamp
outputs: [epub]
files:
  - one.md
  - part: Later
    files:
      - sub/two two.txt
      - file: three.md
        title: The Third
"""
ONE = '# The First\n\nSee [two](sub/two%20two.txt) and [the stove](three.md#the-stove).[^1] "So."\n\n[^1]: Of one.\n'
TWO = "The Second\n\nBy Bo Shelf\n\nA \"lamp\" was lit in the winter, and those who came for it did not leave as they came.\n"
THREE = "# Three\n\n## The Stove\n\nIt was lit.[^1]\n\n[^1]: Of three.\n"


class Book(program.Case):
    def setUp(self):
        super().setUp()
        self.write("letters/one.md", ONE)
        self.write("letters/sub/two two.txt", TWO)
        self.write("letters/three.md", THREE)

    def test_a_plan_binds_its_files_into_one_proven_book(self):
        self.write("letters/book.yaml", PLAN)
        run = self.run_program("build", "letters", "--json")
        self.assert_status(run, 0)
        report = json.loads(run.stdout)
        self.assertEqual([os.path.basename(name) for name in report["outputs"]],
                         ["letters.epub", "letters.ledger.txt", "letters.ledger.json"])
        ledgers = json.loads(self.read("out/letters/letters.ledger.json"))["files"]
        numbers = [change["number"] for ledger in ledgers for change in ledger["changes"]]
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))
        dump = self.run_program("dump", "letters").stdout
        for wanted in ['title "Three Winters"', 'link "#the-stove"', "heading 1 #later", '"The Third"']:
            self.assertIn(wanted, dump)
        self.assertNotIn("two%20two", dump)

    def test_entries_are_refused_through_the_whole_book(self):
        self.write("letters/book.yaml", PLAN)
        self.assert_status(self.run_program("build", "letters", "--json"), 0)
        ledgers = json.loads(self.read("out/letters/letters.ledger.json"))["files"]
        mark = next(change for change in ledgers[1]["changes"] if change["code"] == "MS201")
        run = self.run_program("build", "letters", "--refuse", str(mark["number"]))
        self.assert_status(run, 0)
        self.assertNotIn("MS230", run.stdout + run.stderr)
        self.assertIn("refused: as typed", self.read("out/letters/letters.ledger.txt").decode())
        run = self.run_program("build", "letters", "--refuse", "999")
        self.assertEqual((run.stdout + run.stderr).count("[MS230]"), 1)

    def test_a_folder_without_a_plan_is_a_book_in_the_order_of_names(self):
        self.write("letters/10.md", "# Ten\n")
        self.write("letters/2.md", "# Two\n")
        dump = self.run_program("dump", "letters").stdout
        self.assertLess(dump.index('"Two"'), dump.index('"Ten"'))
        self.assertLess(dump.index('"Ten"'), dump.index('"The First"'))

    def test_an_option_is_stronger_than_the_plan(self):
        self.write("letters/book.yaml", PLAN)
        run = self.run_program("build", "letters/book.yaml", "--to", "pdf", "--set", "title=Winters")
        self.assert_status(run, 0)
        self.assertIn("out/letters/letters.pdf", self.files())
        self.assertNotIn("out/letters/letters.epub", self.files())

    def test_a_missing_file_of_a_plan_is_named(self):
        self.write("letters/book.yaml", PLAN + "  - four.md\n")
        run = self.run_program("build", "letters")
        self.assert_status(run, 3)
        self.assert_says(run, "letters/four.md", "BA001")
        self.assertNotIn("out/letters/letters.epub", self.files())

    def test_a_folder_that_holds_no_manuscript_is_refused(self):
        self.write("empty/picture.png", b"x")
        run = self.run_program("build", "empty")
        self.assert_status(run, 3)
        self.assert_says(run, "DK011", "book.yaml")

    def test_a_plan_says_whom_the_e_books_are_for(self):
        self.write("book/one.md", "# One\n\nText.\n")
        self.write("book/book.yaml", "title: x\noutputs: epub\nreaders: [kobo, kindle, kobo]\nfiles: [one.md]\n")
        self.assert_status(self.run_program("build", "book"), 0)
        made = [name for name in self.files() if name.endswith(".epub")]
        self.assertEqual(made, ["out/book/book.kepub.epub", "out/book/book.kindle.epub"])
        self.assert_status(self.run_program("build", "book", "--reader", "apple"), 0)
        self.assertIn("out/book/book.apple.epub", self.files())
        self.write("book/book.yaml", "readers: [nook]\nfiles: [one.md]\n")
        run = self.run_program("build", "book")
        self.assert_status(run, 2)
        self.assert_says(run, "book.yaml:1:10: error:", "nook", "DK009", "kindle")

    def test_a_broken_plan_is_refused_with_its_place(self):
        self.write("letters/book.yaml", "title: x\nfiles: [one.md\n")
        run = self.run_program("build", "letters")
        self.assert_status(run, 3)
        self.assert_says(run, "book.yaml:", "MS250")


if __name__ == "__main__":
    program.main()
