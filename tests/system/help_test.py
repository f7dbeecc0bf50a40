"""What --help offers, the manual page and the completions know too, and the other way round."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

DOCUMENTS = [
    "docs/man/pamphleteer.1",
    "packaging/completions/pamphleteer.bash",
    "packaging/completions/_pamphleteer",
    "packaging/completions/pamphleteer.fish",
]


def document(name):
    with open(os.path.join(program.ROOT, name), encoding="utf-8") as file:
        return file.read().replace("\\-", "-")


class Help(program.Case):
    def help(self, *command):
        run = self.run_program(*command, "--help")
        self.assert_status(run, 0)
        self.assertEqual(run.stderr, "")
        return run.stdout

    def commands(self):
        section = self.help().split("Subcommands:")[1].split("\n\n")[0]
        return re.findall(r"^  (\w+)", section, re.M)

    def options(self):
        return {word for command in self.commands() for word in re.findall(r"--[a-z]+", self.help(command))}

    def test_every_option_and_command_is_documented(self):
        for name in DOCUMENTS:
            text = document(name)
            for option in self.options():
                self.assertRegex(text, rf"(--|-l ){option[2:]}\b", name)
            for command in self.commands():
                self.assertRegex(text, rf"\b{command}\b", name)

    def test_every_documented_option_exists(self):
        known = self.options() | {"--version"}
        for name in DOCUMENTS[:3]:
            self.assertLessEqual(set(re.findall(r"--[a-z]+", document(name))), known, name)

    def test_every_house_style_is_listed_and_completed(self):
        run = self.run_program("styles")
        self.assert_status(run, 0)
        for name in sorted(os.listdir(os.path.join(program.ROOT, "styles"))):
            style, extension = os.path.splitext(name)
            if extension == ".css" and style != "base":
                self.assertIn(style, run.stdout)
                for text in map(document, DOCUMENTS):
                    self.assertIn(style, text)

    def test_fonts_and_doctor_find_everything_in_its_place(self):
        for command in ("fonts", "doctor"):
            self.assert_status(self.run_program(command), 0)

    def test_no_argument_at_all_is_wrong_usage_with_help(self):
        run = self.run_program()
        self.assert_status(run, 2)
        self.assert_says(run, "build")


if __name__ == "__main__":
    program.main()
