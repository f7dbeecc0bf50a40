// What an examination answers, and what no book may do to the program.
#include "preflight/codes.h"
#include "preflight/epub_book.h"

#include <catch2/catch.hpp>

#include <cstdint>

using namespace pam;
using namespace pam::preflight;
using namespace pam::preflight::test;

namespace {

constexpr const char* package = "EPUB/package.opf";
constexpr const char* one = "EPUB/c1.xhtml";

}  // namespace

TEST_CASE("a sound book of EPUB 2 has nothing wrong with it", "[epub]") {
    const Examination examination = examined(sound_older_book());
    INFO(all(examination));
    CHECK(examination.log.entries.empty());
}

TEST_CASE("a finding tells file, line and column, and a way out", "[epub]") {
    Book book = sound_book();
    book.replace(one, "it burnt.", "<div>it burnt.</div>");
    const Examination examination = examined(book);
    REQUIRE(examination.log.entries.size() == 1);
    const Diagnostic& entry = examination.log.entries.front();
    CHECK(place(examination.sources, entry.span) == "book.epub/EPUB/c1.xhtml:12:97");
    CHECK(entry.message == "<div> must not stand in <p>");
    book = sound_book();
    book.replace(one, " alt=\"A lamp on a desk.\"", "");
    CHECK(examined(book).log.entries.front().hints.size() == 1);
}

TEST_CASE("a file that is not in the manifest is no matter of any other code", "[epub]") {
    Book book = sound_book();
    book.add("META-INF/com.apple.ibooks.display-options.xml", "<display_options/>");
    book.add("EPUB/images/", "");
    CHECK(all(examined(book)) == "");
}

TEST_CASE("a document that shows a drawing by reference may say so", "[epub]") {
    Book book = sound_book();
    book.add("EPUB/lamp.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    book.list("<item id=\"drawing\" href=\"lamp.svg\" media-type=\"image/svg+xml\"/>");
    book.replace(one, "src=\"lamp.png\"", "src=\"lamp.svg\"");
    CHECK(all(examined(book)) == "");
    book.replace(package, "<item id=\"c1\"", "<item properties=\"svg\" id=\"c1\"");
    CHECK(all(examined(book)) == "");
}

TEST_CASE("what is no zip at all cannot be examined", "[epub]") {
    const Bytes zip = sound_book().zip();
    for (const Bytes& bytes : {Bytes("PK"), Bytes(), zip.substr(0, zip.size() / 2)}) {
        const auto examination = examine_epub(bytes, "book.epub", {});
        REQUIRE_FALSE(examination);
        CHECK(examination.error().code == codes::epub_unreadable);
    }
}

TEST_CASE("headers that disagree with the directory are told", "[epub]") {
    Bytes zip = sound_book().zip();
    const auto first = zip.find("EPUB/c1.xhtml");
    zip.replace(first, 13, "EPUB/cX.xhtml");
    const auto examination = examine_epub(zip, "book.epub", {});
    REQUIRE(examination);
    CHECK(tells(*examination, codes::zip_structure, Severity::Error));
}

TEST_CASE("a checksum that is wrong is told", "[epub]") {
    Bytes zip = sound_book().zip();
    zip[38] = 'A';  // the first letter of the stored media type
    const auto examination = examine_epub(zip, "book.epub", {});
    REQUIRE(examination);
    CHECK(tells(*examination, codes::epub_unreadable, Severity::Error));
}

TEST_CASE("a method of packing that no reading system knows is told", "[epub]") {
    Bytes zip = sound_book().zip();
    const auto name = zip.rfind("EPUB/onix.xml");
    zip[name - 46 + 10] = 12;  // bzip2, in the directory
    const auto examination = examine_epub(zip, "book.epub", {});
    REQUIRE(examination);
    CHECK(tells(*examination, codes::entry_method, Severity::Error));
}

TEST_CASE("a bomb is told, and not unpacked", "[epub]") {
    Book book = sound_book();
    book.add("EPUB/bomb.txt", std::string(std::size_t{40} << 20, 'a'));
    const auto examination = examined(book);
    CHECK(tells(examination, codes::entry_size, Severity::Error));
}

TEST_CASE("a channel's own limits are held against a book only when asked", "[epub]") {
    Book book = sound_book();
    book.file("EPUB/lamp.png").contents = png(2500, 1700);
    book.replace(package, " properties=\"cover-image\"", "");
    book.replace(package, "<meta name=\"cover\" content=\"cover-image\"/>", "");
    CHECK(all(examined(book)) == "");
    const Examination strict = examined(book, {Channel::Apple});
    CHECK(tells(strict, codes::channel_image, Severity::Error));
    CHECK(tells(strict, codes::channel_cover, Severity::Error));
    CHECK(tells(examined(book, {Channel::Ingram}), codes::channel_image, Severity::Error));
    CHECK_FALSE(
        tells(examined(book, {Channel::Kobo}), codes::channel_image, Severity::Error)
    );
}

TEST_CASE("the sound book may go to every channel", "[epub]") {
    CHECK(
        all(examined(
            sound_book(),
            {Channel::Apple,
             Channel::Kobo,
             Channel::Kindle,
             Channel::Google,
             Channel::Ingram,
             Channel::Draft2Digital}
        ))
        == ""
    );
}

TEST_CASE("what Kindle and Kobo want of navigation, cover and fonts is told", "[epub]") {
    Book book = sound_book();
    book.replace(package, "<spine toc=\"ncx\">", "<spine>");
    CHECK(tells(examined(book, {Channel::Kindle}), codes::channel_rule, Severity::Warning));
    book = sound_book();
    add_font(book, "wOF2", "font/woff2");
    CHECK(tells(examined(book, {Channel::Kobo}), codes::channel_rule, Severity::Error));
    book = sound_book();
    book.replace(package, "<itemref idref=\"cover\"/>", "");
    CHECK(tells(
        examined(book, {Channel::Draft2Digital}), codes::channel_cover, Severity::Error
    ));
}

TEST_CASE("a book too large for a channel is told", "[epub]") {
    Book book = sound_book();
    // Stored, and of no pattern that could be taken for a bomb.
    book.files.push_back(
        {"EPUB/plates.bin", std::string(101'000'000, '\0'), Packing::Stored, ""}
    );
    const Examination examination = examined(book, {Channel::Ingram});
    CHECK(tells(examination, codes::channel_size, Severity::Error));
}

TEST_CASE("findings beyond what anybody reads are counted", "[epub]") {
    Book book = sound_book();
    std::string links;
    for (int i = 0; i < 2000; ++i)
        links += "<a href=\"#nowhere\">x</a>";
    book.insert(one, "it burnt.", links);
    const Examination examination = examined(book);
    CHECK(examination.log.entries.size() < 600);
    CHECK(all(examination).find("and 1500 more of this kind") != std::string::npos);
}

// Damage at random, but the same on every run: no crash, no hang, an answer each time.
TEST_CASE("no damage to a book can hurt the program", "[epub]") {
    std::uint32_t state = 20260531;
    const auto random = [&](std::size_t below) {
        state = state * 1664525u + 1013904223u;
        return static_cast<std::size_t>(state >> 8) % below;
    };
    const std::string pieces[] = {
        "<",
        ">",
        "&",
        "\"",
        "'",
        "]]>",
        "<!--",
        "-->",
        "<!DOCTYPE x [<!ENTITY a \"b\">",
        "&a;",
        "{",
        "}",
        "@media",
        "url(",
        "/*",
        "../",
        "#",
        "\xFF",
        std::string(1, '\0'),
        "<p>",
        "</p>",
        "xmlns:a=\"b\"",
        "a:",
        "<?xml ",
        "\xEF\xBF\xBE"};
    for (int round = 0; round < 1500; ++round) {
        Book book = sound_book();
        for (std::size_t spoilt = 0; spoilt < 1 + random(3); ++spoilt) {
            std::string& text = book.files[1 + random(book.files.size() - 1)].contents;
            const std::size_t at = random(text.size() + 1);
            switch (random(4)) {
            case 0:
                text.insert(at, pieces[random(std::size(pieces))]);
                break;
            case 1:
                text.erase(at, 1 + random(40));
                break;
            case 2:
                text.resize(at);
                break;
            default:
                if (at < text.size()) text[at] = static_cast<char>(random(256));
            }
        }
        Bytes zip = book.zip();
        if (round % 3 == 0)
            for (std::size_t i = 0; i < 1 + random(8); ++i)
                zip[random(zip.size())] = static_cast<char>(random(256));
        const auto examination = examine_epub(zip, "book.epub", {Channel::Kindle});
        CHECK((examination || examination.error().code == codes::epub_unreadable));
    }
}
