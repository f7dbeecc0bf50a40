"""Files made to do harm: bombs, lies, knots. Each is refused or bounded, at once and in little memory.

In a release build every run is held to a second and to 300 MB; what is refused says why, names the
file and a way out, and leaves the outputs of an earlier build as they were.
"""
import binascii
import os
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from io import BytesIO

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

SECONDS = 2.0  # a second on a quiet machine; here two tests run at once
MEGABYTES = 300
CORPUS = os.environ.get("PAM_CORPUS", os.path.join(program.ROOT, "..", "shared", "corpus"))
EARLIER = b"the outputs of an earlier build"


def is_release():
    """Other builds check much more, and are slower by as much."""
    cache = os.path.join(os.path.dirname(program.PROGRAM), "CMakeCache.txt")
    try:
        with open(cache, encoding="utf-8") as lines:
            return any(line.strip() == "CMAKE_BUILD_TYPE:STRING=Release" for line in lines)
    except OSError:
        return False


# ---------------------------------------------------------------- word processors' files

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
ROOT_RELATIONS = (
    f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def word(body, head=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<w:body>{body}</w:body></w:document>"
    )


def word_paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word_parts(document):
    return {"[Content_Types].xml": TYPES, "_rels/.rels": ROOT_RELATIONS, "word/document.xml": document}


def zip_of(parts, stored=()):
    bytes_out = BytesIO()
    with zipfile.ZipFile(bytes_out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in parts.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), contents, compress_type=method)
    return bytes_out.getvalue()


def docx(body, head="", **more):
    return zip_of({**word_parts(word(body, head)), **more})


def docx_with_picture(picture, name="image1.png"):
    relations = (
        f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}"><Relationship Id="r9" '
        f'Type="{OFFICE}/image" Target="media/{name}"/></Relationships>'
    )
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="A picture of a mill"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        '<a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    parts = word_parts(word(word_paragraph("Before it.") + drawing + word_paragraph("After it.")))
    return zip_of({**parts, "word/_rels/document.xml.rels": relations, f"word/media/{name}": picture})


ODT_TYPE = "application/vnd.oasis.opendocument.text"


def open_document(body, head=""):
    name = "urn:oasis:names:tc:opendocument:xmlns"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content xmlns:office="{name}:office:1.0" '
        f'xmlns:text="{name}:text:1.0" xmlns:table="{name}:table:1.0" xmlns:draw="{name}:drawing:1.0" '
        f'xmlns:svg="{name}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body, head="", **more):
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT_TYPE}"/></manifest:manifest>'
    )
    parts = {"mimetype": ODT_TYPE, "META-INF/manifest.xml": manifest, "content.xml": open_document(body, head), **more}
    return zip_of(parts, stored=("mimetype",))


def odt_with_picture(picture, name="mill.png"):
    frame = (
        '<text:p>Before it.</text:p><text:p><draw:frame draw:name="mill"><draw:image '
        f'xlink:href="Pictures/{name}"/><svg:desc>A picture of a mill</svg:desc></draw:frame></text:p>'
        "<text:p>After it.</text:p>"
    )
    return odt(frame, **{f"Pictures/{name}": picture})


def deflated_zeros(megabytes, byte=b"\0"):
    """A raw deflate stream, and the sum of what it unpacks to."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = byte * (1 << 20)
    packed, check = b"", 0
    for _ in range(megabytes):
        packed += packer.compress(block)
        check = binascii.crc32(block, check)
    return packed + packer.flush(), check


def raw_zip(entries):
    """A zip of (name, packed, check, stated size, offset or None) that may lie in every field."""
    archive, directory = b"", b""
    for name, packed, check, size, offset in entries:
        name = name.encode()
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, check, len(packed), size, len(name), 0)
        at = len(archive) if offset is None else offset
        if offset is None:
            archive += b"PK\3\4" + fields + name + packed
        directory += b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, at) + name
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(archive), 0)
    return archive + directory + b"PK\5\6" + end


def packed_part(name, contents):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = contents.encode()
    return (name, packer.compress(data) + packer.flush(), binascii.crc32(data), len(data), None)


def raw_word(*more, document=None):
    entries = [packed_part("[Content_Types].xml", TYPES), packed_part("_rels/.rels", ROOT_RELATIONS)]
    if document is not False:
        entries.append(packed_part("word/document.xml", document or word(word_paragraph("Only a text."))))
    return raw_zip(entries + list(more))


# ---------------------------------------------------------------- pictures


def png_chunk(kind, contents):
    return struct.pack(">I", len(contents)) + kind + contents + struct.pack(">I", binascii.crc32(kind + contents))


def png(width, height, rows=b"", depth=8, colour=2, more=b""):
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + more + png_chunk(b"IDAT", zlib.compress(rows, 9))
        + png_chunk(b"IEND", b"")
    )  # fmt: skip


def zlib_zeros(megabytes):
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def png_of(width, height, packed, depth=8, colour=2, more=b""):
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + more + png_chunk(b"IDAT", packed) + png_chunk(b"IEND", b"")
    )


def jpeg(width, height, scans=0):
    """A header that states its size, tables, and as many scans of nothing as wanted."""
    process = b"\xff\xc2" if scans else b"\xff\xc0"
    frame = process + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    tables = b"\xff\xdb\x00\x43\x00" + b"\x10" * 64
    codes = b"\xff\xc4\x00\x14\x00" + b"\x01" + b"\0" * 15 + b"\0"
    first = b"\xff\xda\x00\x08\x01\x01\x00" + (b"\x00\x00\x00" if scans else b"\x00\x3f\x00") + b"\0" * 64
    again = b"\xff\xc4\x00\x14\x10" + b"\x01" + b"\0" * 15 + b"\0"
    others = b"\xff\xda\x00\x08\x01\x01\x00\x01\x3f\x00\x00"
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0" + tables + frame + codes + first + again + others * scans + b"\xff\xd9"


def gif(width, height):
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff" + (
        b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\2\2\x44\1\0;"
    )


def svg(contents, size='width="100" height="100"', head=""):
    return (
        f'<?xml version="1.0"?>{head}<svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" {size}>{contents}</svg>'
    ).encode()


def drawing_of_uses(levels, width):
    """Each group uses the one below many times over: width to the power of levels shapes."""
    groups = '<rect id="g0" width="1" height="1"/>'
    for level in range(1, levels + 1):
        uses = f'<use xlink:href="#g{level - 1}"/>' * width
        groups += f'<g id="g{level}">{uses}</g>'
    return svg(f'<defs>{groups}</defs><use xlink:href="#g{levels}"/>')


ENTITIES = "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' if level else '<!ENTITY e0 "ha">' for level in range(10)
)
LAUGHTER = f"<!DOCTYPE x [{ENTITIES}]>"
STRANGER = '<!DOCTYPE x [<!ENTITY own SYSTEM "file:///etc/passwd">]>'
ALIASES = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 10)
)

EARLIER_FILES = ("essay.epub", "essay.pdf", "essay.ledger.txt")


class Hostile(program.Case):
    def run_bounded(self, *arguments):
        """The run, which must have stayed within its bounds."""
        began = time.monotonic()
        with tempfile.TemporaryFile() as said:
            child = subprocess.Popen(
                [program.PROGRAM, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
            _, ended, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(ended)
            said.seek(0)
            words = said.read().decode("utf-8", "replace")
        # On a machine with other work the clock tells nothing, and the work of threads adds up.
        seconds = min(time.monotonic() - began, used.ru_utime + used.ru_stime)
        megabytes = used.ru_maxrss / 1024
        if "PAM_MEASURE" in os.environ:
            first = words.strip().partition("\n")[0]
            print(
                "MEASURED", self.id().rpartition("_hostile_")[2], arguments[1], f"{seconds:.2f}", f"{megabytes:.0f}",
                child.returncode, first, sep="\t",
            )  # fmt: skip
        if is_release():
            self.assertLess(seconds, SECONDS, arguments)
            self.assertLess(megabytes, MEGABYTES, arguments)
        return subprocess.CompletedProcess(arguments, child.returncode, words, "")

    def build(self, name, contents, *arguments):
        """Builds it where an earlier build has been."""
        self.write(name, contents)
        stem = os.path.splitext(os.path.basename(name))[0]
        for earlier in EARLIER_FILES:
            self.write(f"out/{stem}/{earlier.replace('essay', stem)}", EARLIER)
        return self.run_bounded("build", name, "--out", self.path("out"), *arguments)

    def assert_refused(self, name, contents, *texts):
        run = self.build(name, contents)
        self.assert_status(run, 3)
        self.assert_says(run, os.path.basename(name), "hint:", *texts)
        self.assert_untouched(os.path.splitext(os.path.basename(name))[0])

    def assert_untouched(self, stem):
        for earlier in EARLIER_FILES:
            self.assertEqual(self.read(f"out/{stem}/{earlier.replace('essay', stem)}"), EARLIER)

    def assert_built(self, name, contents, *texts):
        run = self.build(name, contents)
        self.assert_status(run, 0)
        self.assert_says(run, *texts)
        return run

    def assert_bounded(self, name, contents, told=None):
        """Either way of ending is right, as long as it is soon."""
        run = self.build(name, contents)
        self.assertIn(run.returncode, (0, 3), f"{run.stdout}{run.stderr}")
        if run.returncode == 3:
            self.assert_says(run, told or os.path.basename(name), "hint:")
            self.assert_untouched(os.path.splitext(os.path.basename(name))[0])

    # ------------------------------------------------------------ archives

    def test_hostile_a_zip_bomb_in_a_word_file_is_refused(self):
        packed, check = deflated_zeros(400, b" ")
        bomb = ("word/document.xml", packed, check, 400 << 20, None)
        self.assert_refused("bomb.docx", raw_word(bomb, document=False), "[MS162]")

    def test_hostile_a_zip_bomb_that_lies_about_its_size_is_refused(self):
        packed, check = deflated_zeros(400, b" ")
        bomb = ("word/document.xml", packed, check, 2000, None)
        self.assert_refused("liar.docx", raw_word(bomb, document=False))

    def test_hostile_many_bombs_that_are_small_one_by_one_are_refused(self):
        packed, check = deflated_zeros(15, b" ")
        more = [(f"word/header{i}.xml", packed, check, 15 << 20, None) for i in range(200)]
        self.assert_bounded("many.docx", raw_word(*more))

    def test_hostile_a_bomb_of_entries_that_overlap_is_refused(self):
        packed, check = deflated_zeros(15, b" ")
        more = [("word/styles.xml", packed, check, 15 << 20, None)]
        more += [(f"word/header{i}.xml", packed, check, 15 << 20, 0) for i in range(4000)]
        self.assert_bounded("overlap.docx", raw_word(*more))

    def test_hostile_a_bomb_within_a_bomb_is_not_unpacked(self):
        inner = raw_zip([("zeros", *deflated_zeros(200), 200 << 20, None)])
        nested = zip_of({"inner.zip": inner * 20})
        self.assert_bounded("nested.docx", docx(word_paragraph("Text."), **{"word/embeddings/inner.zip": nested}))

    def test_hostile_a_picture_in_a_word_file_that_is_a_bomb_is_left_out(self):
        packed, check = deflated_zeros(200)
        parts = docx_with_picture(png(4, 4, b"\0" * 52))
        with zipfile.ZipFile(BytesIO(parts)) as archive:
            entries = [
                packed_part(name, archive.read(name).decode()) for name in archive.namelist() if "media" not in name
            ]
        entries.append(("word/media/image1.png", packed, check, 200 << 20, None))
        self.assert_bounded("picture.docx", raw_zip(entries))

    def test_hostile_a_million_entries_are_refused(self):
        more = [(f"x{i}", b"", 0, 0, None) for i in range(60000)]
        self.assert_refused("entries.docx", raw_word(*more), "[MS162]")

    def test_hostile_names_that_lead_out_of_the_archive_are_refused(self):
        for number, name in enumerate(("../../evil.xml", "/etc/evil", "word/../../evil.xml", "C:/evil.xml")):
            with self.subTest(name=name):
                self.assert_refused(f"slip{number}.docx", docx(word_paragraph("Text."), **{name: "evil"}), "[MS162]")
                self.assert_refused(f"slip{number}.odt", odt("<text:p>Text.</text:p>", **{name: "evil"}), "[MS162]")

    def test_hostile_a_locked_word_file_says_so(self):
        entries = bytearray(docx(word_paragraph("Text.")))
        at = entries.find(b"PK\3\4")
        while at >= 0:
            entries[at + 6] |= 1
            at = entries.find(b"PK\3\4", at + 4)
        at = entries.find(b"PK\1\2")
        while at >= 0:
            entries[at + 8] |= 1
            at = entries.find(b"PK\1\2", at + 4)
        self.assert_refused("locked.docx", bytes(entries), "password", "[MS161]")
        stream = "EncryptedPackage".encode("utf-16-le")
        office = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream + bytes(5000)
        self.assert_refused("office.docx", office, "password", "[MS101]")

    def test_hostile_every_broken_archive_of_the_corpus_is_refused(self):
        folder = os.path.join(CORPUS, "hostile", "zip")
        if not os.path.isdir(folder):
            self.skipTest(f"no {folder}")
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), "rb") as file:
                contents = file.read()
            with self.subTest(name=name):
                for ending in (".docx", ".odt", ".txt"):
                    self.assert_bounded(name.replace(".zip", ending), contents)

    def test_hostile_naughty_strings_are_set_whole(self):
        path = os.path.join(CORPUS, "hostile", "blns.txt")
        if not os.path.isfile(path):
            self.skipTest(f"no {path}")
        with open(path, "rb") as file:
            contents = file.read()
        self.assert_built("naughty.txt", contents, "proven")
        self.assert_built("naughty.md", contents, "proven")

    # ------------------------------------------------------------ markup

    def test_hostile_entities_that_multiply_are_refused(self):
        laughter = word_paragraph("&e9;")
        self.assert_refused("laughter.docx", docx(laughter, LAUGHTER), "[MS164]")
        self.assert_refused("laughter.odt", odt("<text:p>&e9;</text:p>", LAUGHTER), "[MS164]")

    def test_hostile_entities_from_outside_are_refused(self):
        self.assert_refused("stranger.docx", docx(word_paragraph("&own;"), STRANGER), "[MS164]")
        self.assert_refused("stranger.odt", odt("<text:p>&own;</text:p>", STRANGER), "[MS164]")

    def test_hostile_entities_in_a_page_stand_for_nothing(self):
        for head in (LAUGHTER, STRANGER):
            page = f'<?xml version="1.0"?>{head}<html><head><title>T</title></head><body><p>Text &e9; &own;</p></body></html>'
            run = self.build("page.html", page)
            self.assert_status(run, 0)
            self.assertNotIn(b"root:", self.read("out/page/page.epub"))

    def test_hostile_word_files_ten_thousand_deep_are_bounded(self):
        deep = 9900
        shapes = {
            "tables": ("<w:tbl><w:tr><w:tc>", word_paragraph("Deep."), "</w:tc></w:tr></w:tbl>", 3300),
            "insertions": ("<w:ins>", "<w:r><w:t>Deep.</w:t></w:r>", "</w:ins>", deep),
            "controls": ("<w:sdt><w:sdtContent>", word_paragraph("Deep."), "</w:sdtContent></w:sdt>", deep // 2),
            "tags": ("<w:smartTag>", "<w:r><w:t>Deep.</w:t></w:r>", "</w:smartTag>", deep),
            "links": ('<w:hyperlink w:anchor="a">', "<w:r><w:t>Deep.</w:t></w:r>", "</w:hyperlink>", deep),
            "boxes": ("<w:p><w:r><w:pict><w:txbxContent>", word_paragraph("Deep."), "</w:txbxContent></w:pict></w:r></w:p>", deep // 4),
            "unknown": ("<w:x>", word_paragraph("Deep."), "</w:x>", deep),
            "far": ("<w:x>", word_paragraph("Deep."), "</w:x>", 100_000),
        }  # fmt: skip
        for name, (open_, inside, close, count) in shapes.items():
            with self.subTest(shape=name):
                body = open_ * count + inside + close * count
                if name in ("insertions", "tags", "links"):
                    body = f"<w:p>{body}</w:p>"
                self.assert_bounded(f"{name}.docx", docx(body))

    def test_hostile_open_document_texts_ten_thousand_deep_are_bounded(self):
        shapes = {
            "sections": ("<text:section>", "<text:p>Deep.</text:p>", "</text:section>", 9900),
            "lists": ("<text:list><text:list-item>", "<text:p>Deep.</text:p>", "</text:list-item></text:list>", 4900),
            "spans": ("<text:span>", "Deep.", "</text:span>", 9900),
            "tables": ("<table:table><table:table-row><table:table-cell>", "<text:p>Deep.</text:p>",
                       "</table:table-cell></table:table-row></table:table>", 3300),
            "boxes": ("<text:p><draw:frame><draw:text-box>", "<text:p>Deep.</text:p>",
                      "</draw:text-box></draw:frame></text:p>", 3300),
            "notes": ('<text:p><text:note text:note-class="footnote"><text:note-body>', "<text:p>Deep.</text:p>",
                      "</text:note-body></text:note></text:p>", 3300),
            "far": ("<text:section>", "<text:p>Deep.</text:p>", "</text:section>", 100_000),
        }  # fmt: skip
        for name, (open_, inside, close, count) in shapes.items():
            with self.subTest(shape=name):
                body = open_ * count + inside + close * count
                self.assert_bounded(f"{name}.odt", odt(f"<text:p>{body}</text:p>" if name == "spans" else body))

    def test_hostile_pages_ten_thousand_deep_are_bounded(self):
        for tag in ("div", "b", "blockquote", "ul><li", "table><tr><td", "font", "span", "svg", "a href=x", "em",
                    "section", "ruby", "select", "button", "dl><dd", "p", "math", "template", "iframe", "h1"):  # fmt: skip
            with self.subTest(tag=tag):
                opened = f"<{tag}>" * 10_000
                page = f"<!doctype html><title>Deep</title><p>Before.</p>{opened}Deep.<p>After.</p>"
                self.assert_bounded(f"{tag.split()[0].split('>')[0]}.html", page)

    def test_hostile_tags_that_are_never_closed_are_bounded(self):
        shapes = {
            "adoption": "<a><p>" * 5_000,
            "reopened": "<b><i><u><p>x</p>" * 2_000,
            "formatting": "<p>" + "<b>" * 2_000 + "</p><p>x" * 500,
            "attributes": "<p " + " ".join(f"a{i}=1" for i in range(20_000)) + ">Text.</p>",
            "long": '<p title="' + "x" * 3_000_000 + '">Text.</p>',
            "comments": "<!--" * 100_000,
            "half": "<" * 200_000,
            "ampersands": "&" * 200_000,
            "misnested": "<table><b>" * 3_000,
            "cells": "<table><tr>" + '<td colspan="1000" rowspan="65534">x' * 1_000,
            "numbers": "<p>" + "&#x41;" * 50_000,
        }
        for name, body in shapes.items():
            with self.subTest(shape=name):
                self.assert_bounded(f"{name}.html", f"<!doctype html><title>T</title><body><p>Words.</p>{body}")

    def test_hostile_elements_with_very_many_attributes_are_bounded(self):
        many = " ".join(f'a{i}="1"' for i in range(50_000))
        self.assert_bounded("attributes.docx", docx(f"<w:p {many}><w:r><w:t>Text.</w:t></w:r></w:p>"))
        self.assert_bounded("attributes.odt", odt(f"<text:p {many}>Text.</text:p>"))

    def test_hostile_spans_of_tables_that_lie_are_bounded(self):
        cell = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'
        self.assert_bounded("spans.docx", docx(f"<w:tbl>{f'<w:tr>{cell * 5}</w:tr>' * 50}</w:tbl>"))
        many = 'table:number-columns-repeated="1000000000"'
        rows = 'table:number-rows-repeated="1000000000"'
        table = f"<table:table><table:table-row {rows}><table:table-cell {many}><text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        self.assert_bounded("repeats.odt", odt(table))
        self.assert_bounded("spaces.odt", odt('<text:p>a<text:s text:c="2000000000"/>b</text:p>'))
        page = '<!doctype html><title>T</title><table><tr><td colspan="2000000000" rowspan="2000000000">x<tr><td>y</table>'
        self.assert_bounded("spans.html", page)

    # ------------------------------------------------------------ pictures

    def pictures(self):
        """Names, bytes: each lies about its size or costs more than it shows."""
        return {
            "wide.png": png(1_000_000_000, 1_000_000_000, b"\0" * 100),
            "most.png": png(0x7FFFFFFF, 1, b"\0" * 100),
            "tall.png": png(1, 0x7FFFFFFF, b"\0" * 100),
            "bomb.png": png_of(10, 10, zlib_zeros(300)),
            "large.png": png_of(9_990, 9_990, zlib_zeros(12), depth=1, colour=0),
            "deep.png": png_of(9_990, 9_990, zlib_zeros(4), depth=16, colour=6),
            "profile.png": png_of(4, 4, zlib.compress(bytes(52)), more=png_chunk(b"iCCP", b"p\0\0" + zlib_zeros(200))),
            "words.png": png_of(4, 4, zlib.compress(bytes(52)), more=png_chunk(b"zTXt", b"w\0\0" + zlib_zeros(200))),
            "none.png": png(0, 0),
            "short.png": png(100, 100, b"\0" * 10),
            "wide.jpg": jpeg(65_500, 65_500),
            "hollow.jpg": jpeg(9_900, 9_900),
            "scans.jpg": jpeg(4_000, 4_000, scans=2_000),
            "wide.gif": gif(65_535, 65_535),
            "wide.svg": svg('<rect width="9" height="9"/>', 'width="1e30" height="1e30"'),
            "none.svg": svg("", 'width="0" height="-5"'),
            "uses.svg": drawing_of_uses(9, 10),
            "laughter.svg": svg("<text>&e9;</text>", head=LAUGHTER.replace("DOCTYPE x", "DOCTYPE svg")),
            "stranger.svg": svg("<text>&own;</text>", head=STRANGER.replace("DOCTYPE x", "DOCTYPE svg")),
            "inside.svg": svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>'),
            "itself.svg": svg('<image xlink:href="itself.svg" width="9" height="9"/><use xlink:href="#a" id="a"/>'),
            "deep.svg": svg("<g>" * 10_000 + '<rect width="9" height="9"/>' + "</g>" * 10_000),
            "filter.svg": svg(
                '<filter id="f" x="-9999" y="-9999" width="99999" height="99999"><feGaussianBlur stdDeviation="9999"/>'
                '<feTurbulence numOctaves="99999"/></filter><rect filter="url(#f)" width="99" height="99"/>'
            ),
            "pattern.svg": svg(
                '<pattern id="p" width="0.00001" height="0.00001" patternUnits="userSpaceOnUse"><rect width="9" '
                'height="9"/></pattern><rect width="1e9" height="1e9" fill="url(#p)"/>'
            ),
            "path.svg": svg(f'<path d="M0 0{"L1 1" * 300_000}"/>'),
            "data.svg": svg(
                '<image width="9" height="9" xlink:href="data:image/png;base64,'
                f'{binascii.b2a_base64(png_of(9_000, 9_000, zlib_zeros(240))).decode().strip()}"/>'
            ),
        }

    def test_hostile_pictures_in_markdown_are_bounded(self):
        for name, contents in self.pictures().items():
            with self.subTest(picture=name):
                self.write(name, contents)
                text = f"# Mill\n\nBefore it.\n\n![A picture of a mill]({name})\n\nAfter it.\n"
                self.assert_bounded(f"md-{name}.md".replace(".", "-", 1), text, name)

    def test_hostile_pictures_in_a_page_are_bounded(self):
        for name, contents in self.pictures().items():
            with self.subTest(picture=name):
                self.write(name, contents)
                page = f'<!doctype html><title>T</title><h1>Mill</h1><p>Before it.<p><img src="{name}" alt="A picture of a mill" width="99999999" height="99999999"><p>After it.'
                self.assert_bounded(f"page-{name}.html".replace(".", "-", 1), page, name)

    def test_hostile_pictures_in_a_word_file_are_bounded(self):
        for name, contents in self.pictures().items():
            with self.subTest(picture=name):
                self.assert_bounded(f"word-{name}.docx".replace(".", "-", 1), docx_with_picture(contents, name), name)

    def test_hostile_pictures_in_an_open_document_text_are_bounded(self):
        for name, contents in self.pictures().items():
            with self.subTest(picture=name):
                self.assert_bounded(f"odt-{name}.odt".replace(".", "-", 1), odt_with_picture(contents, name), name)

    def test_hostile_damaged_pictures_of_the_corpus_are_bounded(self):
        folder = os.path.join(CORPUS, "images")
        if not os.path.isdir(folder):
            self.skipTest(f"no {folder}")
        damaged = ("pillow/broken_data_stream.png", "pillow/truncated_jpeg.jpg", "pillow/exif-dpi-zerodivision.jpg",
                   "pillow/invalid-exif.jpg", "go/video-001.progressive.truncated.jpeg",
                   "go/video-001.interlaced.gif")  # fmt: skip
        for picture in damaged:
            with self.subTest(picture=picture):
                with open(os.path.join(folder, picture), "rb") as file:
                    contents = file.read()
                name = os.path.basename(picture)
                self.write(name, contents)
                self.assert_bounded(f"corpus-{name.replace('.', '-')}.md", f"Before it.\n\n![A mill]({name})\n\nAfter it.\n", name.replace("_", "-"))

    # ------------------------------------------------------------ texts

    def test_hostile_a_line_of_a_hundred_megabytes_is_refused_with_the_limit(self):
        line = b"word " * 20_000_000
        for ending in (".txt", ".md", ".html"):
            self.assert_refused(f"line{ending}", line, "64", "[BA004]")

    def test_hostile_nulls_are_no_text(self):
        self.assert_refused("nulls.txt", bytes(1_000_000), "[MS100]")
        self.assert_refused("nulls.md", bytes(60_000_000), "[MS100]")
        self.assert_refused("nulls.html", b"<!doctype html><p>Text.</p>" + bytes(1_000_000), "[MS100]")

    def test_hostile_a_null_in_a_text_is_told(self):
        text = b"A line of words.\n\n" * 40 + b"One nu\0ll.\n"
        self.assert_built("null.txt", text, "[MS104]", "proven")

    def test_hostile_marks_of_direction_are_told(self):
        run = self.assert_built("bidi.txt", "Pay \u202e001\u202c now.\n\nThen go.\n", "[MS110]", "proven")
        self.assertNotIn("\u202e", run.stdout + run.stderr)

    def test_hostile_texts_of_one_thing_alone_are_bounded(self):
        shapes = {
            "marks": "a" + "\u0301" * 20_000,
            "joined": "\U0001f468\u200d" * 5_000,
            "word": "a" * 100_000,
            "brackets": "[" * 50_000,
            "quotes": '"' * 50_000,
            "lines": "a\n" * 20_000,
            "blank": "\n" * 5_000_000 + "a",
            "spaces": " " * 5_000_000 + "a",
            "tabs": "a\t" * 20_000,
            "hyphens": "a-" * 20_000,
            "dashes": "-" * 10_000,
            "isolates": "\u2067" * 10_000 + "a",
            "feeds": "a\f" * 5_000,
        }
        for name, text in shapes.items():
            with self.subTest(shape=name):
                self.assert_bounded(f"{name}.txt", text)

    # ------------------------------------------------------------ settings and books

    def test_hostile_aliases_that_multiply_are_bounded(self):
        self.assert_bounded("front.md", f"---\ntitle: T\n{ALIASES}author: *a9\n---\n\nText.\n")
        self.write("side.yaml", f"title: T\n{ALIASES}author: *a9\n")
        self.assert_bounded("side.txt", "Text of it.\n")
        self.write("one.md", "Text.\n")
        self.assert_bounded("book.yaml", f"{ALIASES}files: *a9\n")

    def test_hostile_settings_ten_thousand_deep_are_bounded(self):
        for number, knot in enumerate(("[" * 10_000, "{a: " * 10_000, "- " * 10_000, "? " * 10_000, "&a " * 10_000, "!!x " * 10_000)):
            with self.subTest(knot=knot[:3]):
                self.assert_bounded(f"front{number}.md", f"---\ntitle: {knot}\n---\n\nText.\n")
                self.assert_bounded(f"block{number}.md", f"---\ntitle:\n  {knot}\n---\n\nText.\n")
                self.write(f"side{number}.yaml", f"title:\n  {knot}\n")
                self.assert_bounded(f"side{number}.txt", "Text of it.\n")
                self.assert_bounded(f"book{number}/book.yaml", f"files:\n  {knot}\n")

    def test_hostile_a_folder_that_leads_into_itself_is_bounded(self):
        self.write("book/one.md", "# One\n\nText.\n")
        os.symlink(".", self.path("book/again"))
        os.symlink("loop.md", self.path("book/loop.md"))
        run = self.run_bounded("build", "book", "--out", self.path("out"))
        self.assertIn(run.returncode, (0, 3), f"{run.stdout}{run.stderr}")
        self.write("plan/inside.md", "# In\n\nText.\n")
        os.symlink(".", self.path("plan/again"))
        os.symlink("loop.md", self.path("plan/loop.md"))
        for entry in ("again", "loop.md", "again/again/again/book.yaml"):
            self.write("plan/book.yaml", f"files:\n  - {entry}\n")
            run = self.run_bounded("build", "plan", "--out", self.path("out"))
            self.assertIn(run.returncode, (0, 3), f"{run.stdout}{run.stderr}")
            self.assert_says(run, "plan")

    def test_hostile_files_of_a_book_outside_its_folder_are_refused(self):
        self.write("secret.txt", "Nobody's business.\n")
        self.write("plan/inside.md", "# In\n\nText.\n")
        os.symlink("../secret.txt", self.path("plan/linked.txt"))
        for entry in ("../secret.txt", self.path("secret.txt"), "deeper/../../secret.txt", "linked.txt"):
            with self.subTest(entry=entry):
                self.write("plan/book.yaml", f"files:\n  - inside.md\n  - '{entry}'\n")
                run = self.run_bounded("build", "plan", "--out", self.path("out"))
                self.assert_status(run, 3)
                self.assert_says(run, "book.yaml:3:", "leads out of", "hint:", "[DK012]")
                self.assertFalse(os.path.exists(self.path("out/plan/plan.epub")))

    def test_hostile_devices_and_pipes_are_no_files_of_a_book(self):
        self.write("plan/inside.md", "# In\n\nText.\n")
        os.mkfifo(self.path("plan/pipe.txt"))
        self.write("plan/book.yaml", "files:\n  - pipe.txt\n")
        run = self.run_bounded("build", "plan", "--out", self.path("out"))
        self.assert_status(run, 3)
        self.assert_says(run, "pipe.txt", "[BA002]")

    def test_hostile_a_plan_that_names_itself_or_a_file_many_times_is_bounded(self):
        self.write("plan/inside.md", "# In\n\nText.\n")
        self.write("plan/book.yaml", "files:\n  - book.yaml\n")
        run = self.run_bounded("build", "plan", "--out", self.path("out"))
        self.assertIn(run.returncode, (0, 3), f"{run.stdout}{run.stderr}")
        self.write("plan/book.yaml", "files:\n" + "  - inside.md\n" * 20_000)
        run = self.run_bounded("build", "plan", "--out", self.path("out"))
        self.assert_status(run, 3)
        self.assert_says(run, "20000", "2000", "[DK013]")


if __name__ == "__main__":
    program.main()
