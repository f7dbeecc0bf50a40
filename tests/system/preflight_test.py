"""The command preflight as people use it: text, JSON, statuses, our own books and strangers'."""
import json
import os
import resource
import subprocess
import sys
import time
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

CORPUS = os.path.join(os.path.dirname(program.ROOT), "shared", "corpus")
KINDS = (".txt", ".md", ".asciidoc", ".htm", ".html", ".docx", ".odt")
SETS = ("seed", "text", "markdown", "html", "docx", "odt", "encodings", "udhr")

# What EPUBCheck (4.2.6 and 5.3.0) calls invalid of the strangers' books, and we do not. Nothing of it
# is a fault of the book: 4.2.6 refuses SVG's own DOCTYPE, which EPUB 3.3 allows, and we note it.
ONLY_EPUBCHECK = {"w3c/pub-cmt-svg.epub": "4.2.6 only, PF060 is a note"}


# A page with one line in a font that is not embedded, and nothing else.
PLAIN_PDF = b"""%PDF-1.4
1 0 obj
<</Type /Catalog /Pages 2 0 R>>
endobj
2 0 obj
<</Type /Pages /Kids [3 0 R] /Count 1>>
endobj
3 0 obj
<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>
endobj
4 0 obj
<</Length 35>>
stream
BT /F1 12 Tf 20 100 Td (line) Tj ET
endstream
endobj
5 0 obj
<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>
endobj
xref
0 6
0000000000 65535 f\x20
0000000009 00000 n\x20
0000000056 00000 n\x20
0000000111 00000 n\x20
0000000231 00000 n\x20
0000000314 00000 n\x20
trailer
<</Size 6 /Root 1 0 R>>
startxref
382
%%EOF
"""


def manuscripts():
    found = [os.path.join(program.ROOT, "manuscripts")]
    found += [os.path.join(CORPUS, name) for name in SETS]
    for folder in found:
        for parent, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                if name.endswith(KINDS) and name != "empty.docx":
                    yield os.path.join(parent, name)


def epubcheck(*books):
    """The messages of EPUBCheck 4.2.6 by book; None where it is not installed."""
    jar = "/usr/share/java/epubcheck.jar"
    driver = os.path.join(program.ROOT, "tools", "validators", "EpubCheckAll.java")
    try:
        run = subprocess.run(
            ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", jar, driver, *books],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", timeout=240,
        )  # fmt: skip
    except FileNotFoundError:
        return None
    found, messages = {}, []
    for line in run.stdout.split("\n"):
        if line.startswith(("FATAL(", "ERROR(")):
            messages.append(line)
        if line.startswith(("passed: ", "FAILED: ")):
            found[line.split(": ", 1)[1].strip()] = messages
            messages = []
    return found if len(found) == len(books) else None


def one_gigabyte():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))


class Preflight(program.Case):
    def preflight(self, *arguments, **options):
        return self.run_program("preflight", *arguments, **options)

    def book(self, name="essay"):
        self.write(f"{name}.txt")
        self.assert_status(self.run_program("build", f"{name}.txt", "--to", "epub"), 0)
        return self.path("out", name, f"{name}.epub")

    def spoilt(self, before, after):
        """A book of ours in which a text of one content document is another."""
        target = self.path("spoilt.epub")
        with zipfile.ZipFile(self.book()) as sound, zipfile.ZipFile(target, "w") as spoilt:
            for entry in sound.infolist():
                contents = sound.read(entry)
                if entry.filename.endswith(".xhtml"):
                    contents = contents.replace(before, after)
                spoilt.writestr(entry, contents)
        return target

    def corpus(self, folder):
        if not os.path.isdir(os.path.join(CORPUS, folder)):
            self.skipTest("there is no ../shared/corpus beside this checkout")
        for parent, _, names in os.walk(os.path.join(CORPUS, folder)):
            yield from (os.path.join(parent, name) for name in sorted(names))

    def test_a_book_of_ours_has_nothing_wrong_with_it(self):
        run = self.preflight(self.book())
        self.assert_status(run, 0)
        self.assertIn("0 errors, 0 warnings", run.stdout)
        self.assertEqual(run.stderr, "")

    def test_a_finding_tells_place_code_and_remedy_on_standard_output(self):
        run = self.preflight(self.spoilt(b"second paragraph is", b"<div>second</div> paragraph is"))
        self.assert_status(run, 1)
        self.assertRegex(run.stdout, r"spoilt\.epub/EPUB/\S+\.xhtml:\d+:\d+: error: <div> must not .*\[PF064\]")
        self.assertIn("1 error, 0 warnings", run.stdout)
        self.assertEqual(run.stderr, "")

    def test_warnings_alone_are_status_0(self):
        run = self.preflight(self.spoilt(b"second paragraph", b'<b epub:type="pullquote">second</b> paragraph'))
        self.assert_status(run, 0)
        self.assert_says(run, "warning:", "[PF071]", "0 errors, 1 warning,")

    def test_json_holds_the_same_facts(self):
        file = self.spoilt(b"second paragraph is", b"second&nbsp;paragraph is")
        run = self.preflight("--json", file)
        self.assert_status(run, 1)
        report = json.loads(run.stdout)
        self.assertEqual((report["file"], report["status"], report["errors"]), (file, 1, 1))
        finding = report["diagnostics"][0]
        self.assertEqual((finding["severity"], finding["code"]), ("error", "PF023"))
        self.assertRegex(finding["file"], r"spoilt\.epub/EPUB/\S+\.xhtml$")
        self.assertGreater(finding["line"], 1)
        self.assertTrue(finding["hints"])

    def test_json_tells_what_cannot_be_read_too(self):
        run = self.preflight("--json", "missing.epub")
        self.assert_status(run, 3)
        self.assertEqual(json.loads(run.stdout)["diagnostics"][0]["code"], "BA001")

    def test_channels_are_asked_for_by_name(self):
        book = self.book()
        run = self.preflight("--channel", "apple,kobo", "--channel=ingram", book)
        self.assert_status(run, 0)
        self.assert_status(self.preflight(book, "--channel", "kindle"), 0)
        run = self.preflight("--channel", "kobbo", book)
        self.assert_status(run, 2)
        self.assert_says(run, "kobbo", "[DK009]")

    def test_wrong_usage_names_what_is_meant(self):
        run = self.preflight("--chanel", "kobo", "book.epub")
        self.assert_status(run, 2)
        self.assert_says(run, "--chanel", "did you mean --channel?", "[DK009]")
        self.assert_status(self.preflight(), 2)

    def test_what_cannot_be_read_is_status_3(self):
        self.write("broken.epub", b"PK\x03\x04" + b"x" * 500)
        self.write("book.pdf", b"%PDF-1.7\n")
        self.write("empty.epub", b"")
        os.mkdir(self.path("folder.epub"))
        for name, code in (
            ("missing.epub", "[BA001]"),
            ("folder.epub", "[BA002]"),
            ("broken.epub", "[PF020]"),
            ("empty.epub", "[DK017]"),
            ("book.pdf", "[PF010]"),
        ):
            with self.subTest(name=name):
                run = self.preflight(name)
                self.assert_status(run, 3)
                self.assert_says(run, name, code)
                self.assertEqual(run.stdout, "")
        self.write("essay.txt")
        run = self.preflight("essay.txt")
        self.assert_status(run, 3)
        self.assert_says(run, "neither an EPUB nor a PDF", "[DK017]")

    def pdf(self):
        self.write("essay.txt")
        self.assert_status(self.run_program("build", "essay.txt", "--to", "pdf"), 0)
        return self.path("out", "essay", "essay.pdf")

    def test_a_pdf_is_held_to_the_profile_that_is_asked_for(self):
        reference = {os.path.basename(file): file for file in self.corpus("pdf-ua")}
        self.assert_status(self.preflight(reference["7.4.2-t01-pass-a.pdf"], "--profile", "ua1"), 0)
        run = self.preflight(reference["7.4.2-t01-fail-a.pdf"], "--profile", "ua1")
        self.assert_status(run, 1)
        self.assert_says(run, "(ISO 14289-1, 7.4.2)", "[PF265]", "hint: ")
        self.assertRegex(run.stdout, r"fail-a\.pdf, page 1, object \d+: error: ")

    def test_a_pdf_without_a_claim_is_examined_for_the_basics(self):
        self.write("plain.pdf", PLAIN_PDF)
        run = self.preflight("plain.pdf")
        self.assert_status(run, 0)
        self.assert_says(run, "note: the metadata claim neither", "[PF215]", "[PF241]", "0 errors")
        run = self.preflight("plain.pdf", "--profile", "ua1,a2b")
        self.assert_status(run, 1)
        self.assert_says(run, "(ISO 14289-1, 7.21.4.1; ISO 19005-2, 6.2.11.4.1)", "[PF260]")
        self.assert_status(self.preflight("plain.pdf", "--profile", "x4"), 2)

    def test_json_tells_page_object_and_clause_of_a_pdf(self):
        self.write("plain.pdf", PLAIN_PDF)
        run = self.preflight("--json", "--profile", "ua1", "plain.pdf")
        self.assert_status(run, 1)
        report = json.loads(run.stdout)
        found = {entry["code"]: entry for entry in report["diagnostics"]}
        self.assertEqual(found["PF250"]["file"], "plain.pdf, page 1, object 3")
        self.assertIn("(ISO 14289-1, 7.1)", found["PF250"]["message"])
        self.assertTrue(found["PF250"]["hints"])

    def test_a_pdf_of_ours_is_examined(self):
        run = self.preflight("--json", self.pdf())
        self.assertIn(run.returncode, (0, 1))
        codes = {entry["code"] for entry in json.loads(run.stdout)["diagnostics"]}
        self.assertFalse(codes & {"PF203", "PF241", "PF246", "PF247"}, run.stdout)

    def test_damaged_pdfs_get_an_answer_at_once(self):
        with open(self.pdf(), "rb") as file:
            sound = file.read()
        for step in range(1, 40):
            damaged = bytearray(sound)
            for at in range(step * 7, len(damaged), 1500 + step * 13):
                damaged[at] ^= 0x55
            self.write("damaged.pdf", bytes(damaged[: len(damaged) - step * 20]))
            run = self.preflight("--json", "damaged.pdf", timeout=20, preexec_fn=one_gigabyte)
            self.assertIn(run.returncode, (0, 1, 3), run.stderr)
            json.loads(run.stdout)

    def test_one_bad_book_does_not_stop_the_others(self):
        run = self.preflight("missing.epub", self.book())
        self.assert_status(run, 3)
        self.assertIn("essay.epub: 0 errors", run.stdout)

    def test_every_book_of_the_corpus_is_without_error_and_warning(self):
        files = list(manuscripts())
        if not os.path.isdir(CORPUS):
            files = files[:20]
        names = {}
        for number, file in enumerate(files):
            run = self.run_program("build", file, "--to", "epub", "--out", f"out/{number}")
            self.assert_status(run, 0)
        for parent, _, found in os.walk(self.path("out")):
            names.update({os.path.join(parent, name): "" for name in found if name.endswith(".epub")})
        self.assertEqual(len(names), len(files))
        run = self.preflight(*names)
        self.assert_status(run, 0)
        self.assertEqual(run.stdout.count(": 0 errors, 0 warnings"), len(files), run.stdout)

    def test_strangers_books_are_judged_as_epubcheck_judges_them(self):
        books = list(self.corpus("epub"))
        judged = epubcheck(*books)
        for book in books:
            run = self.preflight(book)
            self.assertIn(run.returncode, (0, 1))
            name = os.path.relpath(book, os.path.join(CORPUS, "epub"))
            if judged is None or name in ONLY_EPUBCHECK:
                continue
            with self.subTest(name=name):
                self.assertEqual(run.returncode == 1, bool(judged[book]), run.stdout + "\n".join(judged[book]))
        if judged is None:
            self.skipTest("EPUBCheck 4.2.6 or Java is not installed: the books were only read")

    def test_hostile_files_get_an_answer_at_once(self):
        for file in self.corpus("hostile"):
            with self.subTest(file=file):
                began = time.monotonic()
                run = self.preflight("--json", file, timeout=20)
                self.assertIn(run.returncode, (1, 3))
                json.loads(run.stdout)
                self.assertLess(time.monotonic() - began, 5)

    def test_names_in_a_book_cannot_steer_the_terminal(self):
        with zipfile.ZipFile(self.path("evil.epub"), "w") as book:
            book.writestr("\x1b[31mred.txt", "x")
        run = self.preflight("evil.epub")
        self.assert_status(run, 1)
        self.assertNotIn("\x1b", run.stdout)

    def test_a_hostile_book_takes_bounded_time_and_memory(self):
        container = (
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
            'full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
        )
        head = '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>x</title></head><body>'
        items = "".join(
            f'<item id="i{i}" href="a.xhtml" media-type="application/xhtml+xml" fallback="i{i + 1}"/>'
            for i in range(60000)
        )
        statements = "".join(f'<meta refines="#i{i}" property="role">x</meta>' for i in range(60000))
        package = (
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata>'
            + statements + "</metadata><manifest>" + items + "</manifest><spine>"
            + '<itemref idref="i9"/>' * 60000 + "</spine></package>"
        )  # fmt: skip
        documents = {
            "links": '<a href="#x">x</a>' * 300000,
            "ids": "".join(f'<b id="b{i}"/>' for i in range(300000)),
            "nested": "<div>" * 400000,
            "attributes": "<p " + " ".join(f'a{i}="1"' for i in range(100000)) + "/>",
            "entities": "&" * 5_000_000,
            "text": "x" * 20_000_000,
        }
        for name, body in documents.items():
            with self.subTest(name=name):
                file = self.path(f"{name}.epub")
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
                    book.writestr("META-INF/container.xml", container)
                    book.writestr("p.opf", package)
                    book.writestr("a.xhtml", head + body + "</body></html>")
                began = time.monotonic()
                run = self.preflight(file, timeout=60, preexec_fn=one_gigabyte)
                self.assert_status(run, 1)
                self.assertLess(time.monotonic() - began, 20)


if __name__ == "__main__":
    program.main()
