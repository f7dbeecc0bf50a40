"""Runs the finished program from outside, one test method per ctest entry (PAM_PROGRAM names it).

A skipped test ends with status 77 and says why, so that ctest shows it as skipped, not as passed.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ.get("PAM_PROGRAM", "")
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

MANUSCRIPT = """On keeping a small press

By a friend of the house

[This letter came to us without a date.]

"Type is cheap," she wrote, "and paper is not." We have kept to that for years -- with one ex-
ception, which cost us $40 and taught us more than 80% of what we know.

    The second paragraph is short.

It ends here...
"""


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="pamphleteer test ")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write(self, name, contents=MANUSCRIPT):
        data = contents if isinstance(contents, bytes) else contents.encode("utf-8")
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def run_program(self, *arguments, **options):
        options.setdefault("cwd", self.folder)
        options.setdefault("timeout", 120)
        return subprocess.run(
            [PROGRAM, *arguments], capture_output=True, text=True, errors="replace",
            stdin=subprocess.DEVNULL, **options
        )  # fmt: skip

    def files(self):
        """Every file under the test's folder, as paths relative to it."""
        found = []
        for folder, _, names in os.walk(self.folder):
            found += [os.path.relpath(os.path.join(folder, name), self.folder) for name in names]
        return sorted(found)

    def assert_status(self, run, status):
        self.assertEqual(run.returncode, status, f"\n{run.args}\n{run.stdout}{run.stderr}")

    def assert_says(self, run, *texts):
        for text in texts:
            self.assertIn(text, run.stdout + run.stderr)


def as_nobody(*folders):
    """Options for run_program that take the superuser's rights away, which know no "unreadable"."""
    if os.geteuid() != 0:
        return {}
    for folder in folders:
        os.chmod(folder, 0o777)
    probe = subprocess.run([PROGRAM, "--version"], user=65534, capture_output=True)
    if probe.returncode != 0:
        raise unittest.SkipTest("run as root, and nobody else may run the program here")
    return {"user": 65534, "group": 65534, "extra_groups": []}


def main():
    result = unittest.main(exit=False, verbosity=2).result
    if not result.wasSuccessful():
        sys.exit(1)
    if result.skipped:
        print("SKIPPED:", *(reason for _, reason in result.skipped))
        sys.exit(77 if len(result.skipped) == result.testsRun else 0)
