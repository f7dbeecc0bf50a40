// The account over every text of the corpus, and hostile input in linear time.
#include "base/files.h"
#include "base/utf8.h"
#include "plain_text_support.h"

#include <chrono>
#include <filesystem>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::vector<std::filesystem::path> corpus_files() {
    std::vector<std::filesystem::path> files;
    const std::filesystem::path corpus = PAM_CORPUS_DIR;
    for (const char* folder : {"seed", "text", "markdown", "hostile", "encodings"}) {
        std::error_code error;
        for (const auto& entry :
             std::filesystem::directory_iterator(corpus / folder, error))
            if (entry.is_regular_file()) files.push_back(entry.path());
    }
    return files;
}

// Texts of the corpus that are valid UTF-8, as plain text.
template<typename Visitor>
void for_each_corpus_text(const Visitor& visit) {
    const auto files = corpus_files();
    if (files.empty()) WARN("SKIPPED: no corpus at " PAM_CORPUS_DIR);
    for (const auto& file : files) {
        const auto bytes = read_file(file, std::size_t{64} << 20);
        if (bytes.has_value() && !utf8::find_invalid(*bytes)) visit(file, *bytes);
    }
}

double seconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("the account of every corpus text balances, mended and as typed", "[corpus]") {
    for_each_corpus_text([](const std::filesystem::path& file, const std::string& bytes) {
        INFO(file);
        const Source source(file.filename().string(), bytes);
        for (const Copyedit copyedit : {Copyedit::On, Copyedit::Off}) {
            Diagnostics log;
            ReadOptions options;
            options.copyedit = copyedit;
            const Manuscript manuscript = read(source, options, log);
            const Account account = balance(source, manuscript);
            CHECK(account.balances());
            CHECK(
                account.characters
                == account.as_text + account.as_markup + account.as_ledger
            );
        }
    });
}

TEST_CASE(
    "as typed, the document's characters and the markup are the source's", "[corpus]"
) {
    for_each_corpus_text([](const std::filesystem::path& file, const std::string& bytes) {
        INFO(file);
        const Source source(file.filename().string(), bytes);
        Diagnostics log;
        ReadOptions options;
        options.copyedit = Copyedit::Off;
        const Manuscript manuscript = read(source, options, log);
        std::size_t shown = 0;
        document::for_each_text(manuscript.document, [&](const document::Text& text) {
            if (text.span.is_none()) return;
            for (const char32_t c : utf8::to_utf32(text.text))
                shown += !utf8::is_space(c);
        });
        std::size_t consumed = 0;
        for (const Consumed& markup : manuscript.consumed)
            for (const char32_t c : utf8::to_utf32(source.text(markup.span)))
                consumed += !utf8::is_space(c);
        std::size_t whole = 0;
        for (const char32_t c : utf8::to_utf32(bytes))
            whole += !utf8::is_space(c);
        CHECK(shown + consumed == whole);
    });
}

TEST_CASE("the seed is read as an editor would", "[corpus]") {
    const std::filesystem::path seed =
        std::filesystem::path(PAM_CORPUS_DIR) / "seed/000_7f71d9dc66e40717.txt";
    const auto bytes = read_file(seed, std::size_t{1} << 20);
    if (!bytes.has_value()) {
        WARN("SKIPPED: the seed is not there");
        return;
    }
    const Reading reading = read_text(*bytes);
    CHECK(
        reading.manuscript.document.metadata.title.value
        == "Ally with the petty-bourgeoisie?"
    );
    CHECK(reading.text().find_first_of("\"'") == std::string::npos);
    CHECK(reading.text().find("Bu$h") != std::string::npos);
    std::size_t splits = 0;
    for (const LedgerEntry& entry : reading.manuscript.ledger)
        splits += entry.rule == "split hyphen";
    CHECK(splits == 3);
    for (const char* what :
         {"archive notice", "organisation", "title", "editor's note", "letter", "byline"}) {
        INFO(what);
        CHECK(reading.told(what));
    }
}

TEST_CASE("a megabyte of one mark is read in linear time", "[corpus]") {
    const std::size_t size = std::size_t{1} << 20;
    for (const std::string mark :
         {"\"",
          "'",
          "`",
          "[",
          "-",
          ".",
          "/",
          "@",
          "\\",
          "w",
          "*",
          "=",
          "\n",
          "\f",
          "a- ",
          ". ",
          "' ",
          "\" ",
          "`a ",
          "I\n\n",
          "\":\n\n",
          "\"a:\n\n",
          "Dear X,\n\nYours,\nY\n\n",
          "CHAPTER I\n\nTitle\n\n",
          "A\n=\n",
          "1. a\n",
          "a\n",
          "[editor note of the]\n\n",
          "FOO\tbar\n",
          "FOO.\nbar\n\n",
          "1-2 ",
          "a--b ",
          "5'6\" "}) {
        INFO(mark);
        std::string text;
        while (text.size() < size)
            text += mark;
        CHECK(
            seconds([&] {
                Source source("hostile.txt", text);
                Diagnostics log;
                const Manuscript manuscript = read(source, {}, log);
                CHECK(balance(source, manuscript).balances());
            })
            < 4.0
        );
    }
}
