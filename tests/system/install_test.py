"""The program once installed, away from its checkout: by CMake and as a Debian package."""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402


class Install(program.Case):
    def assert_sets_the_same_book(self, prefix):
        """The installed program and the one in the build folder write the same bytes."""
        self.write("essay.txt")
        self.assert_status(self.run_program("build", "essay.txt", "--out", "here"), 0)
        run = subprocess.run(
            [os.path.join(prefix, "bin/pamphleteer"), "build", "essay.txt", "--out", "there"],
            cwd=self.folder, capture_output=True, text=True,
        )  # fmt: skip
        self.assert_status(run, 0)
        for name in ("essay.epub", "essay.pdf"):
            self.assertEqual(self.read(f"here/essay/{name}"), self.read(f"there/essay/{name}"))

    def test_an_installed_program_finds_its_styles_and_fonts(self):
        build = os.path.dirname(program.PROGRAM)
        done = subprocess.run(
            ["cmake", "--install", build, "--prefix", self.path("usr")], capture_output=True, text=True
        )
        self.assert_status(done, 0)
        for name in (
            "man/man1/pamphleteer.1",
            "pamphleteer/styles/pamphlet.css",
            "pamphleteer/fonts/families.yaml",
            "pamphleteer/hyphenation/hyph_en_US.pat",
        ):
            self.assertTrue(os.path.exists(self.path("usr/share", name)), name)
        self.assert_sets_the_same_book(self.path("usr"))

    def test_the_debian_package_holds_the_program_and_names_what_it_needs(self):
        if not shutil.which("dpkg-shlibdeps"):
            self.skipTest("dpkg-dev is not installed")
        config = os.path.join(os.path.dirname(program.PROGRAM), "CPackConfig.cmake")
        made = subprocess.run(
            ["cpack", "--config", config, "-B", self.path("deb")], capture_output=True, text=True
        )
        self.assert_status(made, 0)
        (package,) = [name for name in self.files() if re.fullmatch("deb/[^/]*[.]deb", name)]
        control = subprocess.run(["dpkg-deb", "-f", self.path(package)], capture_output=True, text=True).stdout
        for needed in ("fonts-ebgaramond", "hyphen-en-us", "libqpdf", "libpango"):
            self.assertIn(needed, control)
        subprocess.run(["dpkg-deb", "-x", self.path(package), self.path("root")], check=True)
        self.assert_sets_the_same_book(self.path("root/usr"))


if __name__ == "__main__":
    program.main()
