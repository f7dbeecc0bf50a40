// The container, byte by byte (EPUB 3.3, 4.2): EPUBCheck 5.3 does not look at all of this.
#include "epub/archive.h"
#include "epub/codes.h"
#include "epub/written.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <ctime>

using namespace pam;
using namespace pam::test;

namespace {

/// The cover and a picture, so that stored entries are there too.
std::string whole_book() {
    return written(model_of(sample_book()), grey_png(60, 96));
}

void set_zone(const char* zone) {
    setenv("TZ", zone, 1);
    tzset();
}

}  // namespace

TEST_CASE("mimetype is the first entry, stored, with no extra field, at byte 38") {
    const std::string bytes = whole_book();
    CHECK(bytes.substr(30, 28) == "mimetypeapplication/epub+zip");
    const OpenedBook book = open_book(bytes);
    REQUIRE_FALSE(book.entries.empty());
    CHECK(book.entries[0].name == "mimetype");
    CHECK(book.entries[0].offset == 0);
    CHECK(book.entries[0].method == 0);
    CHECK(book.entries[0].version_needed == 10);
    CHECK(book.files.at("mimetype") == "application/epub+zip");
}

TEST_CASE("every header holds only what the house decides") {
    const epub::DosTime time = epub::dos_time(october_2004);
    for (const ZipEntry& entry : open_book(whole_book()).entries) {
        INFO(entry.name);
        CHECK((entry.method == 0 || entry.method == 8));
        CHECK(entry.version_needed == (entry.method == 0 ? 10 : 20));
        CHECK((entry.flags & ~0x0006u) == 0);  // bits 1 and 2 tell the deflate level
        CHECK(entry.extra == 0);
        CHECK(entry.time == time.time);
        CHECK(entry.date == time.date);
        CHECK(entry.central_version == entry.version_needed);
        CHECK(entry.central_flags == entry.flags);
        CHECK(entry.central_method == entry.method);
        CHECK(entry.central_time == entry.time);
        CHECK(entry.central_date == entry.date);
        CHECK(entry.central_extra == 0);
        CHECK(entry.comment == 0);
        CHECK(entry.made_by >> 8 == 3);
        CHECK(entry.attributes == 0100644u << 16);
    }
}

TEST_CASE("pictures are stored and texts deflated, in a fixed order of plain names") {
    std::vector<std::string> names;
    for (const ZipEntry& entry : open_book(whole_book()).entries) {
        const bool stored = entry.name == "mimetype" || entry.name.ends_with(".png");
        CHECK(entry.method == (stored ? 0 : 8));
        CHECK(
            entry.name.find_first_not_of("abcdefghijklmnopqrstuvwxyzEPUBMTAINF-0123456789./"
            )
            == std::string::npos
        );
        names.push_back(entry.name);
    }
    const std::vector<std::string> expected{
        "mimetype",
        "META-INF/container.xml",
        "EPUB/package.opf",
        "EPUB/nav.xhtml",
        "EPUB/toc.ncx",
        "EPUB/cover.png",
        "EPUB/cover.xhtml",
        "EPUB/images/old-mill.png",
        "EPUB/style.css",
        "EPUB/text/chapter-1.xhtml",
        "EPUB/text/chapter-2.xhtml",
        "EPUB/text/chapter-3.xhtml",
        "EPUB/text/colophon.xhtml",
        "EPUB/text/dedication.xhtml",
        "EPUB/text/notes.xhtml",
        "EPUB/text/title.xhtml",
    };
    CHECK(names == expected);
}

TEST_CASE("the bytes are the same in any time zone and on any build") {
    set_zone("UTC");
    const std::string utc = whole_book();
    set_zone("Asia/Kolkata");
    const std::string kolkata = whole_book();
    set_zone("America/New_York");
    const std::string new_york = whole_book();
    set_zone("UTC");
    CHECK(utc == kolkata);
    CHECK(utc == new_york);
}

TEST_CASE("an empty entry is stored, for deflate would make it grow") {
    const Result<Bytes> bytes = epub::pack({{"empty", "", epub::Packing::Deflate}}, {});
    REQUIRE(bytes.has_value());
    CHECK(open_book(*bytes).entries[0].method == 0);
}

TEST_CASE("a container that libzip cannot make is an error, not a broken file") {
    const Result<Bytes> bytes = epub::pack({{"twice", "a"}, {"twice", "b"}}, {});
    REQUIRE_FALSE(bytes.has_value());
    CHECK(bytes.error().code == epub::codes::archive_failed);
}

TEST_CASE("text that XML cannot hold is an error that names the file") {
    for (const char* text : {"a\x01z", "a\xEF\xBF\xBFz", "a\xE9z"}) {
        model::TypesetModel model = model_of(sample_letter());
        model.metadata.rights.value = text;
        const Result<Bytes> bytes = epub::write(model, {});
        REQUIRE_FALSE(bytes.has_value());
        CHECK(bytes.error().code == epub::codes::unholdable_text);
        CHECK(bytes.error().message.find("package.opf") != std::string::npos);
    }
}
