"""Texts in the encodings of their time and country become whole books without a word from the editor."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

CORPUS = os.environ.get("PAM_CORPUS", os.path.join(program.ROOT, "..", "shared", "corpus"))
FOUND = {
    "French_Francais-Latin1.txt": "ISO-8859-1, certain",
    "Greek_Ellinika-Greek.txt": "ISO-8859-7, certain",
    "Japanese_Nihongo-SJIS.txt": "Shift_JIS, certain",
    "Polish_Polski-Latin2.txt": "windows-1250, certain",  # its name is mistaken
    "Russian_Russky-Cyrillic.txt": "windows-1251, certain",
}
MOJIBAKE = "The first line is sound.\n\nIt\u00e2\u20ac\u2122s the caf\u00c3\u00a9 that is open.\n"


class Encodings(program.Case):
    def build(self, manuscript, *arguments):
        run = self.run_program("build", manuscript, "--out", self.path("out"), *arguments)
        self.assert_status(run, 0)
        self.assert_says(run, "proven")
        return run

    def files_of(self, folder):
        whole = os.path.join(CORPUS, folder)
        if not os.path.isdir(whole):
            self.skipTest(f"no {whole}")
        return [os.path.join(whole, name) for name in sorted(os.listdir(whole))]

    def test_declarations_in_old_encodings_become_proven_books(self):
        for path in self.files_of("encodings"):
            with self.subTest(path=path):
                run = self.build(path)
                self.assert_says(run, FOUND.get(os.path.basename(path), ""))
                self.assertNotIn("[MS107]", run.stderr)

    def test_declarations_in_many_languages_become_proven_books(self):
        for path in self.files_of("udhr"):
            with self.subTest(path=path):
                self.assertNotIn("[MS107]", self.build(path).stderr)

    def test_a_stated_encoding_is_followed_and_told(self):
        self.write("letter.txt", "\u041f\u0438\u0441\u044c\u043c\u043e \u043a \u0434\u0440\u0443\u0433\u0443.\n".encode("koi8-r"))
        self.assert_says(self.build("letter.txt", "--encoding", "koi8-r"), "KOI8-R, stated")

    def test_the_repair_of_mojibake_stands_in_the_ledger_and_can_be_refused(self):
        self.write("essay.txt", MOJIBAKE)
        self.assert_says(self.build("essay.txt"), "essay.txt:3:3: warning:", "[MS109]")
        self.assertIn("It\u00e2\u20ac\u2122s \u2192 It\u2019s", self.read("out/essay/essay.ledger.txt").decode())
        run = self.build("essay.txt", "--refuse", "1,2")
        self.assert_says(run, "stays as typed")
        self.assertIn("all refused", self.read("out/essay/essay.ledger.txt").decode())


if __name__ == "__main__":
    program.main()
