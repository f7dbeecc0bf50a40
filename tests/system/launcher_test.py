"""The launcher ./pamphleteer, in a checkout whose "program" is a script that CMake copies."""
import os
import shutil
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

CMAKE = """cmake_minimum_required(VERSION 3.25)
project(toy NONE)
add_custom_target(pamphleteer
    COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/pipeline/toy.sh ${CMAKE_BINARY_DIR}
    COMMAND ${CMAKE_COMMAND} -E rename ${CMAKE_BINARY_DIR}/toy.sh ${CMAKE_BINARY_DIR}/pamphleteer
    COMMAND ${CMAKE_COMMAND} -E echo built >> ${CMAKE_BINARY_DIR}/builds)
"""
TOY = '#!/bin/sh\nprintf "<%s>" "$@"\nexit 3\n'
PACKAGES = "[build]\ncmake\n[run]\n[test]\n"


class Launcher(program.Case):
    def setUp(self):
        super().setUp()
        for name, text in {
            "CMakeLists.txt": CMAKE,
            "pipeline/toy.sh": TOY,
            "cmake/none.cmake": "",
            "packaging/debian-packages.txt": PACKAGES,
        }.items():
            self.write(f"check out/{name}", text)
        os.chmod(self.path("check out/pipeline/toy.sh"), 0o755)
        shutil.copy(os.path.join(program.ROOT, "pamphleteer"), self.path("check out/pamphleteer"))
        os.makedirs(self.path("check out/tools"))
        shutil.copy(os.path.join(program.ROOT, "tools/setup.sh"), self.path("check out/tools/setup.sh"))
        self.launcher = self.path("check out/pamphleteer")

    def launch(self, *arguments, **options):
        options.setdefault("cwd", self.folder)
        return subprocess.run(
            [self.launcher, *arguments], capture_output=True, text=True,
            stdin=subprocess.DEVNULL, **options
        )  # fmt: skip

    def builds(self):
        return self.read("check out/out/build/release/builds").count(b"built")

    def stubs(self, **commands):
        """An environment in which these commands come first in the PATH."""
        for name, script in commands.items():
            path = self.write(f"stubs/{name}", f"#!/bin/sh\n{script}\n")
            os.chmod(path, 0o755)
        return {**os.environ, "PATH": self.path("stubs") + ":" + os.environ["PATH"]}

    def test_the_first_call_builds_and_passes_arguments_and_status_on(self):
        run = self.launch("a b", "", "$c")
        self.assert_status(run, 3)
        self.assertEqual(run.stdout, "<a b><><$c>")
        self.assertIn("building the program", run.stderr)

    def test_the_second_call_builds_nothing_and_says_nothing(self):
        self.launch()
        run = self.launch("x")
        self.assertEqual((run.stdout, run.stderr), ("<x>", ""))
        self.assertEqual(self.builds(), 1)

    def test_a_changed_source_is_built_again(self):
        self.launch()
        time.sleep(0.02)
        self.write("check out/pipeline/toy.sh", TOY.replace("<%s>", "[%s]"))
        self.assertEqual(self.launch("x").stdout, "[x]")
        self.assertEqual(self.builds(), 2)

    def test_it_works_from_any_folder_and_by_a_symbolic_link(self):
        os.symlink(self.launcher, self.path("link"))
        self.launcher = self.path("link")
        self.assertEqual(self.launch("x", cwd="/").stdout, "<x>")
        self.launcher = "./pamphleteer"
        self.assertEqual(self.launch("y", cwd=self.path("check out")).stdout, "<y>")
        self.assertEqual(self.builds(), 1)

    def test_two_first_calls_at_once_build_once(self):
        calls = [
            subprocess.Popen([self.launcher, "x"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            for _ in range(2)
        ]
        self.assertEqual([call.communicate()[0] for call in calls], [b"<x>", b"<x>"])
        self.assertEqual(self.builds(), 1)

    def test_a_checkout_that_was_moved_is_built_afresh(self):
        self.launch()
        os.rename(self.path("check out"), self.path("elsewhere"))
        self.launcher = self.path("elsewhere/pamphleteer")
        self.assertEqual(self.launch("x").stdout, "<x>")
        self.assertIn(self.path("elsewhere"), self.read("elsewhere/out/build/release/CMakeCache.txt").decode())

    def test_a_failed_build_shows_the_end_of_its_log_and_is_our_fault(self):
        self.write("check out/CMakeLists.txt", CMAKE + 'message(FATAL_ERROR "no such luck")\n')
        run = self.launch()
        self.assert_status(run, 70)
        self.assert_says(run, "no such luck", "release.log")
        self.assertEqual(run.stdout, "")

    def test_without_root_or_sudo_the_exact_command_is_printed(self):
        self.write("check out/packaging/debian-packages.txt", PACKAGES + "[build]\nno-such-package\n")
        run = self.launch(env=self.stubs(id="echo 1000", sudo="exit 1"))
        self.assert_status(run, 69)
        self.assert_says(run, "apt-get install --no-install-recommends no-such-package")
        self.assertFalse(os.path.exists(self.path("check out/out/build/release/CMakeCache.txt")))

    def test_with_sudo_only_what_is_missing_is_installed(self):
        self.write("check out/packaging/debian-packages.txt", PACKAGES + "[build]\nno-such-package\nother unless sh\n")
        sudo = f'echo "$@" >>"{self.path("sudo.log")}"'
        run = self.launch("x", env=self.stubs(id="echo 1000", sudo=sudo))
        self.assertEqual(run.stdout, "<x>")
        log = self.read("sudo.log").decode()
        self.assertIn("--no-install-recommends no-such-package", log)
        self.assertNotIn("other", log)
        self.assertNotIn("cmake", log)

    def test_a_folder_that_cannot_be_written_is_status_4(self):
        self.write("check out/out", "a file where the folder should be")
        run = self.launch()
        self.assert_status(run, 4)
        self.assert_says(run, "cannot write")

    def test_it_costs_less_than_30_ms_over_the_program(self):
        self.launch()
        through = self.time_of(self.launcher)
        alone = self.time_of(self.path("check out/out/build/release/pamphleteer"))
        self.assertLess(through - alone, 0.030)

    def time_of(self, command):
        times = []
        for _ in range(9):
            began = time.perf_counter()
            subprocess.run([command], stdout=subprocess.DEVNULL)
            times.append(time.perf_counter() - began)
        return statistics.median(times)


if __name__ == "__main__":
    program.main()
