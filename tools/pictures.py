#!/usr/bin/env python3
"""Sets the sample manuscripts and photographs their pages for README.md and docs/.

usage: pictures.py [NAME...]        docs/pictures/NAME.png; all of PICTURES without a name

A picture is the page on which some words stand, so that it stays the right one when pages turn
elsewhere. Pictures have sixteen greys and are a third of what pdftoppm writes.
"""
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import namedtuple

HOUSE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
OUT = os.path.join(HOUSE, "out", "pictures")
RESOLUTION = 96
LARGEST = 60_000  # bytes: a clone should stay light

# The page of some words, or page `at`, or the screen of a telephone (`screen` is a content document).
Picture = namedtuple("Picture", "name style manuscript words screen at", defaults=("", "", 0))

PICTURES = [
    Picture("letter-and-reply-1", "pamphlet", "letter-and-reply.txt", "We have counted the visitors"),
    Picture("letter-and-reply-2", "pamphlet", "letter-and-reply.txt", "Now to the choir"),
    Picture("essay-2", "pamphlet", "essay.md", "Type could be set once"),
    Picture("essay-3", "pamphlet", "essay.md", "A bound book of devotion"),
    Picture("three-chapters-4", "pamphlet", "three-chapters.md", "The water goes down"),
    Picture("three-chapters-phone", "pamphlet", "three-chapters.md", screen="chapter-2.xhtml"),
    Picture("booklet-opening", "booklet", "keepers-book.md", "I was given this lock"),
    Picture("booklet-letters", "booklet", "keepers-book.md", "It has come to the notice of the Board"),
    Picture("booklet-flood", "booklet", "keepers-book.md", "Boats first, then beasts"),
    Picture("booklet-terms", "booklet", "keepers-book.md", "Seventy feet of somebody"),
    Picture("pamphlet-terms", "pamphlet", "keepers-book.md", "Seventy feet of somebody"),
    Picture("zine-opening", "zine", "slow-post.md", "You know who it is"),
    Picture("zine-post", "zine", "slow-post.md", "I have four children"),
    Picture("book-chapter", "book", "keepers-book.md", "There are eleven things about a lock"),
    Picture("book-page", "book", "keepers-book.md", "The collar at the top"),
    Picture("book-table", "book", "keepers-book.md", "Thirty-one years at the lower gauge"),
    Picture("book-verse", "book", "keepers-book.md", "So wind it up easy"),
    Picture("academic-opening", "academic", "marks-in-the-margin.md", "The vocabulary of the trade"),
    Picture("academic-table", "academic", "marks-in-the-margin.md", "Natural history"),
    Picture("poetry-poem", "poetry", "harbour-poems.md", "Walk backward, always"),
    Picture("poetry-long-lines", "poetry", "harbour-poems.md", "there is nothing like a hull"),
    Picture("play-opening", "play", "the-night-desk.txt", "a boy of fourteen, wet"),
    Picture("play-scene", "play", "the-night-desk.txt", "You may reckon the rope"),
    Picture("large-print-opening", "large-print", "keepers-book.md", "I was given this lock"),
    Picture("large-print-table", "large-print", "keepers-book.md", "Thirty-one years at the lower gauge"),
    Picture("book-half-title", "book", "keepers-book.md", at=1),
    Picture("book-title-page", "book", "keepers-book.md", at=3),
    Picture("book-copyright", "book", "keepers-book.md", "Copy it, print it"),
    Picture("book-contents", "book", "keepers-book.md", "Contents"),
    Picture("book-pull-quote", "book", "keepers-book.md", "Somebody laid those stones level"),
    Picture("book-index", "book", "keepers-book.md", "rack, slipping of"),
    Picture("booklet-pull-quote", "booklet", "keepers-book.md", "Somebody laid those stones level"),
    Picture("booklet-index", "booklet", "keepers-book.md", "rack, slipping of"),
    Picture("poetry-phone", "poetry", "harbour-poems.md", screen="chapter-6.xhtml"),
    Picture("play-phone", "play", "the-night-desk.txt", screen="chapter-1.xhtml"),
]


def built(picture):
    """The folder of the manuscript's book in the picture's style."""
    folder = os.path.join(OUT, picture.style)
    stem = os.path.splitext(picture.manuscript)[0]
    made = os.path.join(folder, stem, stem)
    if made not in built.done:
        subprocess.run(
            [os.path.join(HOUSE, "pamphleteer"), "build", os.path.join(HOUSE, "manuscripts", picture.manuscript),
             "--style", picture.style, "--out", folder],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        built.done.add(made)
    return made


built.done = set()


def page_of(pdf, words):
    """The number of the page on which the words stand, whatever lines they are on."""
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
    wanted = "".join(words.split())
    for number, page in enumerate(text.split("\f"), 1):
        if wanted in "".join(page.replace("\u00ad\n", "").split()):
            return number
    sys.exit(f"pictures.py: no page of {pdf} says “{words}”")


def photographed_page(picture):
    pdf = built(picture) + ".pdf"
    number = str(picture.at or page_of(pdf, picture.words))
    grey = subprocess.run(
        ["pdftoppm", "-gray", "-r", str(RESOLUTION), "-f", number, "-l", number, pdf],
        check=True, capture_output=True).stdout
    magic, size, _, pixels = grey.split(b"\n", 3)
    assert magic == b"P5"
    width, height = map(int, size.split())
    return width, height, pixels


def photographed_screen(picture):
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(built(picture) + ".epub", folder, "zip")
        shot = os.path.join(folder, "shot.png")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             f"--user-data-dir={folder}/profile", "--window-size=390,700", f"--screenshot={shot}",
             f"file://{folder}/EPUB/text/{picture.screen}"],
            check=True, stderr=subprocess.DEVNULL)
        with open(shot, "rb") as file:
            return grey_of(file.read())


def grey_of(png):
    """Width, height and grey pixels of a PNG of eight-bit colours, as browsers write it."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8 and kind in (2, 6)
    step = 3 if kind == 2 else 4
    data, at = b"", 8
    while at < len(png):
        length, chunk = struct.unpack(">I4s", png[at:at + 8])
        if chunk == b"IDAT":
            data += png[at + 8:at + 8 + length]
        at += length + 12
    raw = zlib.decompress(data)
    above, pixels = bytearray(width * step), bytearray()
    for y in range(height):
        start = y * (width * step + 1)
        above = unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + width * step]), above, step)
        pixels += bytes((above[i] * 2 + above[i + 1] * 5 + above[i + 2]) // 8 for i in range(0, width * step, step))
    return width, height, bytes(pixels)


def unfiltered(kind, row, above, step):
    """A row of a PNG as it was before filtering (PNG 1.2, section 6)."""
    for i, value in enumerate(row):
        left = row[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        guess = left + above[i] - corner
        paeth = min((abs(guess - left), 0, left), (abs(guess - above[i]), 1, above[i]),
                    (abs(guess - corner), 2, corner))[2]
        row[i] = (value + (0, left, above[i], (left + above[i]) // 2, paeth)[kind]) & 255
    return row


def packed(width, height, pixels):
    """The rows, each with its filter's byte: sixteen greys, two pixels a byte."""
    shade = bytes((value * 15 + 127) // 255 for value in range(256))
    rows = b""
    for y in range(height):
        row = pixels[y * width:(y + 1) * width].translate(shade) + b"\x0f"
        rows += b"\0" + bytes(row[x] << 4 | row[x + 1] for x in range(0, width, 2))
    return rows


def written(path, width, height, pixels):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    png = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
           + chunk(b"IDAT", zlib.compress(packed(width, height, pixels), 9)) + chunk(b"IEND", b""))
    if len(png) > LARGEST:
        sys.exit(f"pictures.py: {path} has {len(png)} bytes, more than {LARGEST}")
    with open(path, "wb") as file:
        file.write(png)


def main():
    chosen = [picture for picture in PICTURES if not sys.argv[1:] or picture.name in sys.argv[1:]]
    os.makedirs(os.path.join(HOUSE, "docs", "pictures"), exist_ok=True)
    for picture in chosen:
        shot = photographed_screen(picture) if picture.screen else photographed_page(picture)
        written(os.path.join(HOUSE, "docs", "pictures", picture.name + ".png"), *shot)


if __name__ == "__main__":
    main()
