"""Bad manuscripts, bad style sheets and bad places to write: a clear message and the right status."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402


class BadInput(program.Case):
    def build(self, *arguments, **options):
        return self.run_program("build", *arguments, "--out", self.path("out"), **options)

    def assert_refused(self, run, status, *texts):
        """A message, the status, and nothing written."""
        self.assert_status(run, status)
        self.assert_says(run, *texts)
        self.assertEqual([name for name in self.files() if name.startswith("out/")], [])

    def test_a_missing_manuscript_is_named(self):
        self.assert_refused(self.build("nowhere.txt"), 3, "nowhere.txt", "[BA001]")

    def test_an_empty_folder_is_no_book(self):
        os.mkdir(self.path("folder.txt"))
        self.assert_refused(self.build("folder.txt"), 3, "folder.txt", "[DK011]")

    def test_an_unreadable_manuscript_is_named(self):
        os.chmod(self.write("secret.txt"), 0o000)
        run = self.build("secret.txt", **program.as_nobody(self.folder))
        self.assert_refused(run, 3, "secret.txt", "[BA003]")

    def test_an_empty_manuscript_is_refused(self):
        self.write("empty.txt", "")
        self.assert_refused(self.build("empty.txt"), 3, "empty.txt", "empty", "[DK002]")

    def test_a_manuscript_of_blank_lines_is_refused(self):
        self.write("blank.txt", "\n  \n\t\n")
        self.assert_refused(self.build("blank.txt"), 3, "blank.txt")

    def test_a_binary_file_is_refused(self):
        with open(program.PROGRAM, "rb") as file:
            self.write("binary.txt", file.read(100_000))
        self.assert_refused(self.build("binary.txt"), 3, "binary.txt", "a program", "[MS101]")

    def test_a_wrong_encoding_is_told_by_line_column_and_byte(self):
        self.write("latin.txt", "A title\n\nDer B\u00e4r h\u00f6rt gern \u00c4rgerliches.\n".encode("latin-1") * 9)
        run = self.build("latin.txt", "--encoding", "utf-8")
        self.assert_refused(run, 3, "latin.txt:3:6", "0xE4", "UTF-8", "[MS104]")

    def test_an_unknown_encoding_names_the_nearest_known_one(self):
        self.write("essay.txt")
        self.assert_refused(self.build("essay.txt", "--encoding", "latn1"), 3, "latn1", "[MS103]")

    def test_a_style_sheet_that_is_not_utf_8_is_told_by_line_column_and_byte(self):
        self.write("essay.txt")
        self.write("own.css", b"/* caf\xe9 */\n")
        run = self.build("essay.txt", "--style", "own.css")
        self.assert_refused(run, 3, "own.css:1:7", "0xE9", "[DK001]")

    def test_text_in_utf_16_is_built_and_its_encoding_told(self):
        self.write("wide.txt", program.MANUSCRIPT.encode("utf-16"))
        run = self.build("wide.txt")
        self.assert_status(run, 0)
        self.assert_says(run, "UTF-16LE, byte order mark")

    def test_200_megabytes_are_refused_at_once_with_the_limit(self):
        with open(self.write("huge.txt"), "r+b") as file:
            file.truncate(200 << 20)
        began = time.monotonic()
        run = self.build("huge.txt")
        self.assertLess(time.monotonic() - began, 1.0)
        self.assert_refused(run, 3, "huge.txt", "64", "[BA004]")

    def test_an_error_in_a_style_sheet_names_its_place_and_the_nearest_word(self):
        self.write("essay.txt")
        self.write("own.css", "p {\n  colour: black;\n}\n")
        run = self.build("essay.txt", "--style", "own.css")
        self.assert_refused(run, 3, "own.css:2:3", "colour", "color", "[DK005]")

    def test_a_style_sheet_that_is_missing_is_named(self):
        self.write("essay.txt")
        self.assert_refused(self.build("essay.txt", "--style", "missing.css"), 3, "missing.css")

    def test_an_unknown_house_style_names_the_known_ones(self):
        self.write("essay.txt")
        run = self.build("essay.txt", "--style", "pamflet")
        self.assert_refused(run, 2, "pamflet", "pamphlet", "[DK004]")

    def test_an_unknown_font_names_the_nearest_known_one(self):
        self.write("essay.txt")
        self.write("own.css", 'body { font-family: "EB Garamont"; }\n')
        run = self.build("essay.txt", "--style", "own.css")
        self.assert_refused(run, 3, "EB Garamont", "EB Garamond", "[FD002]")

    def test_wrong_usage_is_status_2(self):
        self.write("essay.txt")
        for arguments in (["--no-such-option"], ["--paper", "a99"], ["--set", "no-equals-sign"], ["--to", "doc"]):
            with self.subTest(arguments=arguments):
                self.assert_refused(self.build("essay.txt", *arguments), 2, "[DK009]")

    def test_two_manuscripts_of_one_name_are_refused(self):
        self.write("a/essay.txt")
        self.write("b/essay.md")
        self.assert_refused(self.build("a/essay.txt", "b/essay.md"), 2, "essay", "[DK007]")

    def test_an_output_never_replaces_its_manuscript(self):
        self.write("out/essay/essay.epub")
        run = self.build("out/essay/essay.epub")
        self.assert_status(run, 2)
        self.assert_says(run, "essay.epub", "[DK010]")
        self.assertEqual(self.read("out/essay/essay.epub").decode(), program.MANUSCRIPT)

    def test_a_program_without_its_own_folders_says_so(self):
        self.write("essay.txt")
        hide = 'mount -t tmpfs tmpfs "$0/fonts" && exec "$@"'
        command = ["unshare", "-m", "sh", "-c", hide, program.ROOT]
        if subprocess.run([*command, "true"], capture_output=True).returncode != 0:
            self.skipTest("folders cannot be hidden here")
        run = subprocess.run(
            [*command, program.PROGRAM, "build", "essay.txt"], cwd=self.folder, capture_output=True, text=True
        )
        self.assert_refused(run, 3, "fonts/", "[DK008]")

    def test_an_output_folder_that_is_a_file_is_status_4(self):
        self.write("essay.txt")
        self.write("out", "here first")
        self.assert_status(self.build("essay.txt"), 4)
        self.assertEqual(self.files(), ["essay.txt", "out"])

    def test_an_output_folder_that_cannot_be_written_is_status_4(self):
        self.write("essay.txt")
        rights = program.as_nobody(self.folder)
        os.mkdir(self.path("out"), 0o555)
        run = self.build("essay.txt", **rights)
        self.assert_status(run, 4)
        self.assert_says(run, "out")
        self.assertEqual(self.files(), ["essay.txt"])

    def test_one_bad_manuscript_does_not_stop_the_others(self):
        self.write("one.txt")
        self.write("two.txt")
        run = self.build("one.txt", "nowhere.txt", "two.txt")
        self.assert_status(run, 3)
        self.assertIn("out/one/one.epub", self.files())
        self.assertIn("out/two/two.pdf", self.files())

    def test_a_pipe_gets_no_colours_and_no_progress(self):
        self.write("essay.txt")
        run = self.build("essay.txt")
        self.assert_status(run, 0)
        self.assertNotIn("\x1b", run.stdout + run.stderr)
        self.assertNotIn("\r", run.stdout + run.stderr)


if __name__ == "__main__":
    program.main()
