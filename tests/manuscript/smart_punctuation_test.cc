// CommonMark's examples of smart punctuation, read by us with the copy desk. Its marks of
// quotation are ours; its dashes are not, for two hyphens are an English typist's em dash.
#include "base/files.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/manuscript.h"
#include "markdown_html.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>

using namespace pam;
using namespace pam::manuscript;

namespace {

// What we set where we differ, and why.
struct Differing {
    std::string ours;
    const char* why;
};
const std::map<int, Differing> differing{
    {12,
     {"Some dashes: em—em en—en em—em en—en 2–3",
      "two hyphens are an em dash in English, set close, but an en dash in a range"}},
    {13,
     {"one- two—three—four---- five----- six------ seven------- eight-------- "
      "nine--------- thirteen-------------.",
      "a row of hyphens is a rule, not a row of dashes"}},
    {15, {"Ellipses…and…and.…", "the first of four points ends the sentence"}}};

std::string words_of(const document::Document& document) {
    std::string words;
    document::for_each_inlines(document, [&](const document::Inlines& inlines) {
        words += document::plain_text(inlines) + " ";
    });
    return utf8::collapse_spaces(words);
}

// The words of HTML as simple as the examples'.
std::string words_of_html(std::string_view html) {
    std::string words;
    for (std::size_t at = 0; at < html.size(); ++at) {
        if (html[at] == '<')
            at = html.find('>', at);
        else if (html.substr(at).starts_with("&quot;"))
            words += '"', at += 5;
        else
            words += html[at];
    }
    return utf8::collapse_spaces(words);
}

}  // namespace

TEST_CASE("CommonMark's examples of smart punctuation are set as they say", "[desk]") {
    const auto file =
        std::filesystem::path(PAM_CORPUS_DIR) / "markdown/cmark-smart_punct.txt";
    const auto bytes = read_file(file, std::size_t{1} << 20);
    if (!bytes.has_value()) {
        WARN("SKIPPED: no corpus at " PAM_CORPUS_DIR);
        return;
    }
    const auto examples = testing::examples_of(*bytes);
    REQUIRE(examples.size() == 16);
    ReadOptions options;
    options.format = Format::Markdown;
    for (const testing::Example& one : examples) {
        INFO("example " << one.number << ":\n" << one.input);
        Diagnostics log;
        const Source source("one.md", one.input);
        const std::string set = words_of(read(source, options, log).document);
        const auto known = differing.find(one.number);
        CHECK(
            set == (known != differing.end() ? known->second.ours : words_of_html(one.html))
        );
    }
}
