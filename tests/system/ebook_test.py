"""E-books as shops get them: for each reader, with cover and fonts, their pages those of the PDF."""
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import zipfile
from xml.etree import ElementTree
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

ENDINGS = {"universal": ".epub", "kobo": ".kepub.epub", "kindle": ".kindle.epub", "apple": ".apple.epub"}


def png(width, height, kind=2):
    """One colour; `kind` as in PNG's table 11.1: 2 RGB, 6 RGB with opacity."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    row = b"\0" + b"\x80" * (width * (4 if kind == 6 else 3))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b""))  # fmt: skip


def jpeg_header(width, height, components):
    """The head of a file; no more is looked at before it is known to be no cover."""
    frame = struct.pack(">BHHB", 8, height, width, components) + b"\x01\x11\0" * components
    return b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"


def roman(number):
    signs = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    written = ""
    for value, sign in signs:
        written += sign * (number // value)
        number %= value
    return written


class Ebooks(program.Case):
    def build(self, *arguments, status=0):
        run = self.run_program("build", *arguments)
        self.assert_status(run, status)
        return run

    def inside(self, book, name):
        with zipfile.ZipFile(self.path("out", book)) as archive:
            return archive.read(name).decode("utf-8")

    def names(self, book):
        with zipfile.ZipFile(self.path("out", book)) as archive:
            return archive.namelist()

    def test_every_reader_gets_a_proven_book_of_its_own(self):
        self.write("essay.md", "# One\n\nText.[^1] More of it!\n\n[^1]: A note.\n\n# Two\n\nEnd.\n")
        self.build("essay.md", "--to", "epub", "--reader", "universal,kobo,kindle,apple")
        for ending in ENDINGS.values():
            run = self.run_program("proof", "essay.md", f"out/essay/essay{ending}")
            self.assert_status(run, 0)
        self.assertIn('id="kobo.2.1">Text.</span>', self.inside("essay/essay.kepub.epub", "EPUB/text/chapter-1.xhtml"))
        self.assertIn(">1.</a> A note.", self.inside("essay/essay.kindle.epub", "EPUB/text/notes.xhtml"))

    def test_the_books_own_words_are_in_its_language(self):
        for language, contents, notes in [
            ("de", "Inhalt", "Anmerkungen"), ("ru", "Содержание", "Примечания"), ("ja", "目次", "注"),
            ("nb-NO", "Innhold", "Noter"), ("hi", "Contents", "Notes"),
        ]:  # fmt: skip
            with self.subTest(language=language):
                self.write("a.md", f"---\nlanguage: {language}\n---\n\n# A\n\nA.[^1]\n\n[^1]: B.\n\n# C\n\nD.\n")
                self.build("a.md", "--to", "epub", "--reader", "universal,kindle")
                nav = self.inside("a/a.epub", "EPUB/nav.xhtml")
                self.assertRegex(nav, f"<h1 [^>]*>{contents}</h1>")
                self.assertEqual('xml:lang="en">Contents' in nav, contents == "Contents")
                self.assertRegex(self.inside("a/a.epub", "EPUB/text/notes.xhtml"), f"<h2 [^>]*>{notes}</h2>")

    def test_an_unknown_reader_is_wrong_usage(self):
        self.write("essay.txt")
        self.assert_says(self.build("essay.txt", "--reader", "nook", status=2), "--reader", "kindle")

    def pdf_labels(self, file):
        """The label of every page, by qpdf (ISO 32000-1, 12.4.2)."""
        keys = ["--json-key=pages", "--json-key=pagelabels"]
        told = json.loads(subprocess.run(["qpdf", "--json", *keys, file], capture_output=True).stdout)
        begins = {entry["index"]: entry["label"] for entry in told["pagelabels"]}
        labels = []
        for page in range(len(told["pages"])):
            if page in begins:
                first, rule = page, begins[page]
            number = rule.get("/St", 1) + page - first
            labels.append(roman(number) if rule["/S"] == "/r" else str(number))
        return labels

    def page_list(self, book):
        nav = self.inside(book, "EPUB/nav.xhtml")
        found = re.search(r'<nav epub:type="page-list".*?</nav>', nav, re.S)
        return re.findall(r"<a [^>]*>([^<]*)</a>", found.group(0)) if found else []

    def test_the_page_list_is_that_of_the_pdf_blank_pages_left_out(self):
        if shutil.which("qpdf") is None:
            self.skipTest("qpdf is not installed")
        manuscripts = os.path.join(program.ROOT, "manuscripts")
        for name, style in [
            ("letter-and-reply.txt", "pamphlet"), ("keepers-book.md", "pamphlet"), ("three-chapters.md", "book"),
            ("harbour-poems.md", "book"), ("the-night-desk.txt", "play"), ("slow-post.md", "zine"),
        ]:  # fmt: skip
            with self.subTest(manuscript=name, style=style):
                file, stem = os.path.join(manuscripts, name), os.path.splitext(name)[0]
                self.build(file, "--style", style)
                shown = self.pdf_labels(self.path("out", stem, stem + ".pdf"))
                listed = self.page_list(f"{stem}/{stem}.epub")
                for label in [label for label in shown if label not in listed]:
                    run = self.run_program("explain", file, "--style", style, "--page", label)
                    self.assert_says(run, "The page is blank")
                self.assertEqual(listed, [label for label in shown if label in listed])

    def test_the_typeface_goes_with_the_book_where_it_is_asked_for(self):
        self.write("essay.md", "# One\n\nText, *slanted* and **bold**.\n")
        self.build("essay.md", "--to", "epub")
        self.assertFalse([name for name in self.names("essay/essay.epub") if "font" in name])
        self.build("essay.md", "--to", "epub", "--embed-fonts")
        fonts = [name for name in self.names("essay/essay.epub") if name.startswith("EPUB/fonts/")]
        # The bold face's makers reserve its name, so the family goes under another.
        self.assertEqual(fonts, [f"EPUB/fonts/book-face-{face}.otf" for face in ("400-italic", "400", "700")])
        css = self.inside("essay/essay.epub", "EPUB/style.css")
        for name in fonts:
            self.assertIn(f"url({name[5:]})", css)

    def cover(self, name, data, status=0):
        self.write(name, data)
        self.write("essay.md", f"---\ntitle: On Bread\ncover: {name}\n---\n\nText.\n")
        return self.build("essay.md", "--to", "epub", "--store-cover", status=status)

    def test_the_cover_for_shops_is_written_where_it_is_asked_for(self):
        self.write("essay.txt")
        self.build("essay.txt")
        self.assertFalse(os.path.exists(self.path("out/essay/essay-cover.jpg")))
        self.build("essay.txt", "--store-cover")
        self.assertTrue(self.read("out/essay/essay-cover.jpg").startswith(b"\xff\xd8\xff"))
        drawing = ElementTree.fromstring(self.read("out/essay/essay-cover.svg"))
        self.assertEqual(drawing.get("viewBox"), "0 0 1400 2240")
        paths = drawing.findall("{http://www.w3.org/2000/svg}path")
        # The ground, two frames of four sides, the ornament, and at least one line of type.
        self.assertGreater(len(paths), 1 + 8 + 1)
        self.assertEqual(len({path.get("fill") for path in paths}), 3)

    def test_the_editors_own_picture_is_the_cover(self):
        picture = png(1400, 2240)
        run = self.cover("front.png", picture)
        self.assertNotIn("DK016", run.stderr)
        with zipfile.ZipFile(self.path("out/essay/essay.epub")) as archive:
            self.assertEqual(archive.read("EPUB/cover.png"), picture)
        self.assertEqual(self.read("out/essay/essay-cover.png"), picture)

    def test_a_picture_that_no_shop_takes_is_refused_with_its_place(self):
        for name, data, why in [
            ("cmyk.jpg", jpeg_header(1400, 2240, 4), "CMYK"),
            ("small.png", png(400, 640), "400 by 640 pixels"),
            ("moving.gif", b"GIF89a" + bytes(20), "GIF"),
            ("drawn.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="2240"/>', "SVG"),
        ]:  # fmt: skip
            with self.subTest(name=name):
                run = self.cover(name, data, status=3)
                self.assert_says(run, "essay.md:3:8: error:", "DK015", why)
        os.remove(self.path("small.png"))
        self.assert_says(self.build("essay.md", "--set", "cover=small.png", status=3), "DK015")

    def test_a_cover_that_some_shop_will_not_like_is_told(self):
        for name, data, why in [
            ("large.png", png(2000, 3200), "2000 by 3200"),
            ("low.png", png(800, 1280), "only 800 by 1280"),
            ("wide.png", png(2240, 1400), "on its side"),
            ("glass.png", png(1400, 2240, kind=6), "transparent"),
        ]:  # fmt: skip
            with self.subTest(name=name):
                self.assert_says(self.cover(name, data), "essay.md:3:8: warning:", "DK016", why)


if __name__ == "__main__":
    program.main()
