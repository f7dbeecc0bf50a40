"""What the program writes: the same bytes everywhere, and whole files or none."""
import os
import random
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

OUTPUTS = ["essay.epub", "essay.ledger.txt", "essay.pdf"]


class Outputs(program.Case):
    def outputs(self, out="out"):
        return {name: self.read(f"{out}/essay/{name}") for name in OUTPUTS}

    def build(self, out="out", **options):
        run = self.run_program("build", "essay.txt", "--out", out, **options)
        self.assert_status(run, 0)
        return run

    def test_every_promised_file_is_written_and_nothing_else(self):
        self.write("essay.txt")
        self.build()
        self.assertEqual(self.files(), ["essay.txt", *(f"out/essay/{name}" for name in OUTPUTS)])

    def test_every_step_of_the_press_is_timed(self):
        self.write("essay.txt")
        run = self.run_program("build", "essay.txt", "--to", "pdf", "--timings")
        self.assert_status(run, 0)
        steps = re.findall(r"(?m)^  press: (\w+) +[0-9.]+ +[0-9.]+$", run.stdout)
        self.assertEqual(
            steps, ["faces", "painting", "reading", "fonts", "content", "ways", "tree", "about", "writing"]
        )

    def test_two_builds_in_different_surroundings_give_the_same_bytes(self):
        self.write("one/essay.txt")
        self.write("a place/far away/essay.txt")
        os.utime(self.path("one/essay.txt"), (1e9, 1e9))
        plain = {"PATH": "/usr/bin:/bin"}
        strange = {**plain, "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent"}
        self.run_program("build", "essay.txt", "--out", "../first", cwd=self.path("one"), env=plain, umask=0o022)
        run = self.run_program(
            "build", self.path("a place/far away/essay.txt"), "--out", self.path("second"),
            cwd="/", env=strange, umask=0o077,
        )  # fmt: skip
        self.assert_status(run, 0)
        for name in OUTPUTS:
            with self.subTest(name=name):
                self.assertEqual(self.read(f"first/essay/{name}"), self.read(f"second/essay/{name}"))

    def test_a_new_build_replaces_the_old_outputs(self):
        self.write("essay.txt")
        self.build()
        old = self.outputs()
        self.write("essay.txt", program.MANUSCRIPT + "\nOne more paragraph.\n")
        self.build()
        for name in OUTPUTS:
            self.assertNotEqual(self.read(f"out/essay/{name}"), old[name])
        self.assertEqual(len(self.files()), 1 + len(OUTPUTS))

    def test_a_full_disk_is_status_4_and_the_old_outputs_stay(self):
        self.write("essay.txt")
        os.mkdir(self.path("disk"))
        mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", self.path("disk")]
        if subprocess.run(mount, capture_output=True).returncode != 0:
            self.skipTest("a small file system cannot be mounted here")
        self.addCleanup(subprocess.run, ["umount", "-l", self.path("disk")], capture_output=True)
        self.build("disk/out")
        old, listing = self.outputs("disk/out"), self.files()
        self.fill(self.path("disk/ballast"))
        self.write("essay.txt", program.MANUSCRIPT * 3)
        run = self.run_program("build", "essay.txt", "--out", "disk/out")
        self.assert_status(run, 4)
        self.assert_says(run, "space")
        self.assertEqual(self.outputs("disk/out"), old)
        self.assertEqual([name for name in self.files() if name != "disk/ballast"], listing)

    def fill(self, path):
        with open(path, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass

    def test_a_killed_build_leaves_whole_files_and_the_next_run_sweeps(self):
        self.write("essay.txt", program.MANUSCRIPT * 200)
        began = time.monotonic()
        self.build()
        duration = time.monotonic() - began
        old = self.outputs()
        self.write("essay.txt", program.MANUSCRIPT * 201)
        self.run_program("build", "essay.txt", "--out", "new")
        new = self.outputs("new")
        dice = random.Random(1)
        for number in range(16):
            # Half of the blows fall near the end, where the files are written.
            share = dice.uniform(0.85, 1.0) if number % 2 else dice.uniform(0.0, 1.0)
            self.kill_after(duration * share)
            for name, contents in self.outputs().items():
                self.assertIn(contents, (old[name], new[name]), name)
        self.build()
        self.assertEqual(self.outputs(), new)
        self.assertEqual(len([name for name in self.files() if name.startswith("out/")]), len(OUTPUTS))

    def kill_after(self, seconds):
        call = subprocess.Popen(
            [program.PROGRAM, "build", "essay.txt", "--out", "out"], cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(seconds)
        call.send_signal(signal.SIGKILL)
        call.wait()

    def test_an_unwritable_standard_output_does_not_stop_the_build(self):
        self.write("essay.txt")
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        with open("/dev/full", "w", encoding="utf-8") as full:
            run = subprocess.run(
                [program.PROGRAM, "build", "essay.txt", "--out", "out"], cwd=self.folder,
                stdout=full, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        self.assertEqual(run.returncode, 0)
        self.assertTrue(os.path.exists(self.path("out/essay/essay.pdf")))

    def test_a_reader_that_leaves_early_does_no_harm(self):
        self.write("essay.txt", program.MANUSCRIPT * 2000)
        dump = subprocess.Popen(
            [program.PROGRAM, "dump", "--stage", "document", "essay.txt"], cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        dump.stdout.read(10)
        dump.stdout.close()
        errors = dump.stderr.read()
        dump.stderr.close()
        self.assertIn(dump.wait(timeout=60), (0, -signal.SIGPIPE), errors)


if __name__ == "__main__":
    program.main()
