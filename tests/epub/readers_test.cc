// One text in the forms that reading systems want.
#include "epub/parsed_book.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;
using epub::Reader;

namespace {

OpenedBook book_for(Reader reader, const model::TypesetModel& model) {
    const Result<Bytes> bytes =
        epub::write(model, {october_2004, grey_png(60, 96), reader});
    REQUIRE(bytes.has_value());
    return open_book(*bytes);
}

OpenedBook book_for(Reader reader) {
    return book_for(reader, model_with_pages(sample_book()));
}

constexpr Reader all_readers[] = {
    Reader::Universal, Reader::Kobo, Reader::Kindle, Reader::Apple};

}  // namespace

TEST_CASE("readers are named, and each has an ending of its own") {
    std::set<std::string_view> endings;
    for (const Reader reader : all_readers) {
        CHECK(epub::reader_named(epub::name_of(reader)) == reader);
        endings.insert(epub::extension_for(reader));
    }
    CHECK(endings.size() == 4);
    CHECK(epub::extension_for(Reader::Kobo) == ".kepub.epub");
    CHECK_FALSE(epub::reader_named("nook"));
}

TEST_CASE("every reader gets the same text, every link leads to its place, ids are unique"
) {
    const std::string text = spine_text(parsed(book_for(Reader::Universal)));
    for (const Reader reader : all_readers) {
        CAPTURE(epub::name_of(reader));
        const OpenedBook book = book_for(reader);
        const Parsed all = parsed(book);
        CHECK(spine_text(all) == text);
        check_references(book, all);
        check_package_ids(all);
    }
}

TEST_CASE("Kobo's text stands in numbered spans, sentence by sentence") {
    const OpenedBook book = book_for(Reader::Kobo);
    const Parsed all = parsed(book);
    std::size_t spans = 0;
    for (const std::string& path : spine_of(all)) {
        if (path.find("/text/") == std::string::npos) continue;
        CAPTURE(path);
        std::set<std::string> ids;
        const pugi::xml_node body = all.at(path)->child("html").child("body");
        CHECK(body.first_child() == body.last_child());
        CHECK(std::string(body.first_child().attribute("id").value()) == "book-columns");
        CHECK(
            std::string(body.first_child().first_child().attribute("id").value())
            == "book-inner"
        );
        body.find_node([&](pugi::xml_node node) {
            if (std::string(node.attribute("class").value()) == "koboSpan") {
                CHECK(ids.insert(node.attribute("id").value()).second);
                CHECK_FALSE(node.child("span"));
            }
            const std::string parent = node.parent().attribute("class").value();
            const bool is_text =
                node.type() == pugi::node_pcdata && !folded(node.value()).empty();
            bool in_code = false;
            for (pugi::xml_node above = node.parent(); above; above = above.parent())
                in_code = in_code || std::string(above.name()) == "pre";
            if (is_text && !in_code) CHECK(parent == "koboSpan");
            return false;
        });
        spans += ids.size();
    }
    CHECK(spans > 50);
    CHECK(book.files.at("EPUB/text/notes.xhtml").find("\xE2\x86\x90") != std::string::npos);
    const std::string& chapter = book.files.at("EPUB/text/chapter-1.xhtml");
    CHECK(chapter.find("epub:type=\"noteref endnote\"") != std::string::npos);
    CHECK(
        chapter.find("<span class=\"koboSpan\" id=\"kobo.1.1\">Letters</span>")
        != std::string::npos
    );
}

TEST_CASE("Kindle's notes are paragraphs that begin with the way back") {
    const OpenedBook book = book_for(Reader::Kindle);
    const Parsed all = parsed(book);
    const std::string& notes = book.files.at("EPUB/text/notes.xhtml");
    CHECK(notes.find("<ol") == std::string::npos);
    CHECK(notes.find("id=\"note-1\"") != std::string::npos);
    CHECK(notes.find("aria-label=\"1\">1.</a> ") != std::string::npos);
    CHECK(notes.find("\xE2\x86\xA9") == std::string::npos);
    // It shows the cover by itself.
    CHECK_FALSE(book.files.contains("EPUB/cover.xhtml"));
    CHECK(book.files.contains("EPUB/cover.png"));
    CHECK(
        book.files.at("EPUB/package.opf").find("properties=\"cover-image\"")
        != std::string::npos
    );
}

TEST_CASE("contents are no deeper than the reader shows them") {
    const auto depth = [](const OpenedBook& book) {
        const std::string& ncx = book.files.at("EPUB/toc.ncx");
        const std::size_t at = ncx.find("dtb:depth\" content=\"");
        REQUIRE(at != std::string::npos);
        return ncx[at + 20] - '0';
    };
    model::TypesetModel model = model_of(sample_book());
    REQUIRE(model.outline.size() > 3);
    for (std::size_t i = 0; i < 4; ++i)
        model.outline[i].level = static_cast<int>(i) + 1;
    CHECK(depth(book_for(Reader::Universal, model)) == 4);
    CHECK(depth(book_for(Reader::Kobo, model)) == 3);
    CHECK(depth(book_for(Reader::Kindle, model)) == 2);
    for (const Reader reader : {Reader::Kobo, Reader::Kindle}) {
        const Parsed all = parsed(book_for(reader, model));
        const std::string toc = folded(text_of(by_id(*all.at("EPUB/nav.xhtml"), "toc")));
        for (const model::OutlineEntry& entry : model.outline)
            CHECK(toc.find(folded(entry.text)) != std::string::npos);
    }
}

TEST_CASE("fonts are declared, listed and named for Apple; without them nothing is said") {
    model::TypesetModel model = model_of(sample_book());
    constexpr const char* options = "META-INF/com.apple.ibooks.display-options.xml";
    CHECK_FALSE(book_for(Reader::Apple, model).files.contains(options));
    model.fonts = {
        {"eb-garamond-400.otf", "font/otf", "OTTO...", "EB Garamond", 400, false},
        {"eb-garamond-400-italic.otf", "font/otf", "OTTO...", "EB Garamond", 400, true}};
    const OpenedBook book = book_for(Reader::Apple, model);
    CHECK(book.files.at(options).find("specified-fonts\">true<") != std::string::npos);
    CHECK(book.files.at("EPUB/fonts/eb-garamond-400.otf") == "OTTO...");
    const std::string& css = book.files.at("EPUB/style.css");
    CHECK(css.starts_with("@font-face {\n  font-family: \"EB Garamond\";\n"));
    CHECK(css.find("src: url(fonts/eb-garamond-400-italic.otf)") != std::string::npos);
    CHECK(css.ends_with("body {\n  font-family: \"EB Garamond\";\n}\n"));
    CHECK(
        book.files.at("EPUB/package.opf")
            .find("href=\"fonts/eb-garamond-400.otf\" media-type=\"font/otf\"")
        != std::string::npos
    );
}

TEST_CASE("a cover in JPEG is listed as one") {
    const Result<Bytes> bytes =
        epub::write(model_of(sample_book()), {october_2004, "\xFF\xD8\xFF\xE0"});
    REQUIRE(bytes.has_value());
    const OpenedBook book = open_book(*bytes);
    CHECK(book.files.contains("EPUB/cover.jpg"));
    CHECK(
        book.files.at("EPUB/package.opf")
            .find("href=\"cover.jpg\" media-type=\"image/jpeg\"")
        != std::string::npos
    );
    CHECK(
        book.files.at("EPUB/cover.xhtml")
            .find("alt=\"Cover: The Mill &amp; the Loom, Jane Weaver.\"")
        != std::string::npos
    );
}
