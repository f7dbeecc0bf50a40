"""The proof against spoilt files: each fault put into a good EPUB or PDF is found and named."""
import os
import re
import shutil
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

MANUSCRIPT = """# On bread

See [the oven](#the-oven) and a note.[^a] Two more words.

## The oven

It is hot. Much heat is wanted, and a long wooden peel to reach the far end.[^b]

[^a]: A note on flour.
[^b]: A note on fire.
"""


class Proof(program.Case):
    def setUp(self):
        super().setUp()
        self.write("bread.md", MANUSCRIPT)
        self.assert_status(self.run_program("build", "bread.md"), 0)

    def assert_found(self, code, name):
        run = self.run_program("proof", "bread.md", name)
        self.assert_status(run, 1)
        self.assert_says(run, f"[{code}]")

    def epub(self):
        with zipfile.ZipFile(self.path("out/bread/bread.epub")) as archive:
            return {entry: archive.read(entry) for entry in archive.namelist()}

    def write_epub(self, entries, mimetype=zipfile.ZIP_STORED):
        with zipfile.ZipFile(self.path("spoilt.epub"), "w") as archive:
            for name, contents in entries.items():
                kind = mimetype if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(zipfile.ZipInfo(name), contents, compress_type=kind)

    def spoil_epub(self, code, before, after):
        """Every entry's first `before` becomes `after`; the proof must find `code`."""
        entries = self.epub()
        spoilt = {name: data.replace(before, after, 1) for name, data in entries.items()}
        self.assertNotEqual(entries, spoilt, before)
        self.write_epub(spoilt)
        self.assert_found(code, "spoilt.epub")

    def spoil_pdf(self, code, change):
        """`change` turns the PDF, laid open by qpdf, into a spoilt one; the proof must find `code`."""
        if not shutil.which("fix-qdf"):
            self.skipTest("qpdf is not installed")
        good, opened = self.path("out/bread/bread.pdf"), self.path("open.pdf")
        subprocess.run(["qpdf", "--qdf", "--object-streams=disable", good, opened], check=True)
        before = self.read("open.pdf")
        after = change(before)
        self.assertNotEqual(before, after)
        self.write("open.pdf", after)
        with open(self.path("spoilt.pdf"), "wb") as spoilt:
            subprocess.run(["fix-qdf", opened], check=True, stdout=spoilt)
        self.assert_found(code, "spoilt.pdf")

    def test_the_proof_accepts_what_was_built_and_what_was_zipped_anew(self):
        self.write_epub(self.epub())
        for name in ("out/bread/bread.epub", "out/bread/bread.pdf", "spoilt.epub"):
            self.assert_status(self.run_program("proof", "bread.md", name), 0)

    def test_a_lost_word_is_found(self):
        self.spoil_epub("PF001", b"Much ", b"")

    def test_an_invented_word_is_found(self):
        self.spoil_epub("PF002", b"It is hot", b"It is never hot")

    def test_a_changed_letter_is_found(self):
        self.spoil_epub("PF003", b"It is hot", b"It is hat")

    def test_two_words_run_together_are_found(self):
        self.spoil_epub("PF004", b"It is", b"Itis")

    def test_unknown_generated_text_is_found(self):
        self.spoil_epub("PF005", b'generated">Notes', b'generated">Nonsense')

    def test_a_cut_epub_is_found(self):
        self.write("cut.epub", self.read("out/bread/bread.epub")[:-100])
        self.assert_found("PF020", "cut.epub")

    def test_a_packed_mimetype_is_found(self):
        self.write_epub(self.epub(), mimetype=zipfile.ZIP_DEFLATED)
        self.assert_found("PF021", "spoilt.epub")

    def test_a_package_without_a_language_is_found(self):
        self.spoil_epub("PF022", b"<dc:language>en</dc:language>", b"")

    def test_markup_that_is_not_well_formed_is_found(self):
        self.spoil_epub("PF023", b"</p>", b"")

    def test_markup_nested_without_end_is_found(self):
        self.spoil_epub("PF023", b"</p>", b"</p>" + 200_000 * b"<div>" + 200_000 * b"</div>")

    def test_an_entry_that_promises_more_than_it_could_hold_is_found(self):
        with open(self.path("out/bread/bread.epub"), "rb") as file:
            data = bytearray(file.read())
        # The size stands at byte 24 of each entry of the central directory.
        entry = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
        local = int.from_bytes(data[entry + 42 : entry + 46], "little")
        for at in (entry + 24, local + 22):
            data[at : at + 4] = b"\xf0\xff\xff\xff"
        self.write("huge.epub", bytes(data))
        run = self.run_program("proof", "bread.md", "huge.epub")
        self.assert_status(run, 1)
        self.assert_says(run, "is too large [PF020]")

    def test_a_link_to_no_file_is_found(self):
        self.spoil_epub("PF024", b'href="chapter-1.xhtml#the-oven"', b'href="chapter-9.xhtml"')

    def test_a_note_that_lost_its_place_is_found(self):
        self.spoil_epub("PF025", b'id="note-2"', b'id="elsewhere"')

    def test_a_cut_pdf_is_found(self):
        self.write("cut.pdf", self.read("out/bread/bread.pdf")[:-500])
        self.assert_found("PF010", "cut.pdf")

    def test_a_font_that_is_not_embedded_is_found(self):
        self.spoil_pdf("PF011", lambda pdf: re.sub(rb"/FontFile\d?", b"/FontGone", pdf))

    def test_a_drawn_font_is_found(self):
        self.spoil_pdf("PF012", lambda pdf: re.sub(rb"/Subtype /(Type1|TrueType|Type0)\b", b"/Subtype /Type3", pdf))

    def test_glyphs_without_characters_are_found(self):
        self.spoil_pdf("PF013", lambda pdf: re.sub(rb"/ToUnicode \d+ 0 R", b"", pdf))

    def test_a_pdf_without_a_language_is_found(self):
        self.spoil_pdf("PF014", lambda pdf: pdf.replace(b"/Lang (en)", b""))

    def test_an_outline_that_leads_nowhere_is_found(self):
        self.spoil_pdf("PF015", lambda pdf: pdf.replace(b"/Dest [", b"/Lost ["))

    def longest_block(self, pdf):
        blocks = re.findall(rb"/P <</MCID \d+>> BDC\n(.*?)EMC\n", pdf, re.S)
        return max(blocks, key=len)

    def test_text_outside_marked_content_is_found(self):
        self.spoil_pdf("PF016", lambda pdf: pdf.replace(b"EMC\n", b"EMC\n" + self.longest_block(pdf), 1))

    def test_a_strange_running_head_is_found(self):
        self.spoil_pdf(
            "PF005",
            lambda pdf: pdf.replace(
                b"EMC\n", b"EMC\n/Artifact <</Type /Pagination>> BDC\n" + self.longest_block(pdf) + b"EMC\n", 1
            ),
        )


if __name__ == "__main__":
    program.main()
