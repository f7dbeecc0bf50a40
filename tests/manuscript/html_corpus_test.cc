// Nothing is lost from any page: the account balances over every page of the corpus, over
// random tags and over pages made to hurt parsers; and the corpus gives the facts it must.
#include "base/files.h"
#include "base/utf8.h"
#include "html_support.h"
#include "manuscript/html_refusal.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <random>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;
namespace fs = std::filesystem;

namespace {

const fs::path corpus = PAM_CORPUS_DIR;

bool is_there(const char* folder) {
    if (fs::exists(corpus / folder)) return true;
    WARN("SKIPPED: no " + (corpus / folder).string());
    return false;
}

std::string contents(const fs::path& path) {
    const auto bytes = read_file(path, std::size_t{64} << 20);
    REQUIRE(bytes.has_value());
    return *bytes;
}

std::vector<fs::path> pages_in(const char* folder) {
    std::vector<fs::path> pages;
    for (const auto& entry : fs::recursive_directory_iterator(corpus / folder))
        if (entry.is_regular_file() && format_of(entry.path().string()) == Format::Html)
            pages.push_back(entry.path());
    return pages;
}

std::string imbalance(const std::string& text, Copyedit copyedit = Copyedit::On) {
    const Source source("page.html", text);
    ReadOptions options;
    options.format = Format::Html;
    options.copyedit = copyedit;
    Diagnostics log;
    const Manuscript made = read(source, options, log);
    const Account account = balance(source, made);
    std::string wrong;
    for (const Span lost : account.unexplained)
        wrong += "unexplained: " + std::string(source.text(lost)) + "\n";
    for (const std::string& invented : account.invented)
        wrong += "invented: " + invented + "\n";
    if (account.characters != account.as_text + account.as_markup + account.as_ledger)
        wrong += "the figures do not add up\n";
    return wrong;
}

template<typename Visitor>
void for_each_block(const document::Blocks& blocks, const Visitor& visit) {
    for (const document::Block& block : blocks) {
        visit(block);
        if (const auto* speech = std::get_if<document::Speech>(&block.value))
            for_each_block(speech->blocks, visit);
        if (const auto* division = std::get_if<document::Division>(&block.value))
            for_each_block(division->blocks, visit);
    }
}

// Letters and digits in runs.
std::map<std::string, int> words_of(std::string_view text) {
    std::map<std::string, int> words;
    std::string word;
    for (std::size_t i = 0; i <= text.size();) {
        const utf8::Decoded next =
            i < text.size() ? utf8::decode(text, i) : utf8::Decoded{' ', 1};
        i += next.bytes;
        if (utf8::is_letter(next.code_point)) {
            utf8::append(word, next.code_point);
        } else if (!word.empty()) {
            ++words[word];
            word.clear();
        }
    }
    return words;
}

// Of the expected words, how many are there; of ours, how many were expected.
struct Agreement {
    double recall = 0;
    double precision = 0;
};

Agreement agreement(const std::string& expected, const std::string& ours) {
    const auto wanted = words_of(expected);
    const auto made = words_of(ours);
    int common = 0;
    int all_wanted = 0;
    int all_made = 0;
    for (const auto& [word, count] : wanted) {
        all_wanted += count;
        const auto found = made.find(word);
        if (found != made.end()) common += std::min(count, found->second);
    }
    for (const auto& [word, count] : made)
        all_made += count;
    return {
        static_cast<double>(common) / all_wanted, static_cast<double>(common) / all_made};
}

std::string repeated(const std::string& text, int count) {
    std::string result;
    for (int i = 0; i < count; ++i)
        result += text;
    return result;
}

}  // namespace

TEST_CASE("every page of the corpus is read without loss", "[html][corpus]") {
    for (const char* folder : {"html", "udhr", "xhtml"}) {
        if (!is_there(folder)) continue;
        const auto pages = pages_in(folder);
        CHECK(!pages.empty());
        for (const fs::path& page : pages) {
            INFO(page);
            const std::string text = contents(page);
            CHECK(imbalance(text) == "");
            CHECK(imbalance(text, Copyedit::Off) == "");
            CHECK_FALSE(html_refusal(text).has_value());
        }
    }
}

TEST_CASE(
    "each Universal Declaration has its thirty articles, language and direction",
    "[html][corpus]"
) {
    if (!is_there("udhr")) return;
    const std::map<std::string, std::string> languages{
        {"arb", "ar"},
        {"cmn_hans", "zh"},
        {"deu_1996", "de-1996"},
        {"ell_monotonic", "el-monoton"},
        {"eng", "en"},
        {"fra", "fr"},
        {"heb", "he"},
        {"hin", "hi"},
        {"jpn", "ja"},
        {"kor", "ko"},
        {"lat", "la"},
        {"pol", "pl"},
        {"rus", "ru"},
        {"spa", "es"},
        {"swh", "sw"},
        {"tha", "th"},
        {"tur", "tr"},
        {"vie", "vi"}};
    for (const auto& [name, language] : languages) {
        INFO(name);
        const Reading reading = read_page(contents(corpus / "udhr" / (name + ".html")));
        const document::Document& document = reading.manuscript.document;
        int headings = 0;
        for_each_block(document.blocks, [&](const document::Block& block) {
            headings += std::holds_alternative<document::Heading>(block.value);
        });
        // The preamble, which has a heading in most, and thirty articles.
        CHECK((headings == 30 || headings == 31));
        CHECK(document.metadata.language.value == language);
        CHECK(!document.metadata.title.value.empty());
        CHECK(apart(reading) == "");
    }
}

TEST_CASE("Earnest has its speeches and stage directions", "[html][corpus]") {
    if (!is_there("xhtml")) return;
    const Reading reading = read_page(contents(corpus / "xhtml/earnest/text/act-1.xhtml"));
    int speeches = 0;
    int names = 0;
    int directions = 0;
    for_each_block(reading.manuscript.document.blocks, [&](const document::Block& block) {
        speeches += std::holds_alternative<document::Speech>(block.value);
        const auto* paragraph = std::get_if<document::Paragraph>(&block.value);
        directions +=
            paragraph != nullptr && paragraph->role == document::Role::StageDirection;
    });
    document::for_each_inlines(
        reading.manuscript.document,
        [&](const document::Inlines& inlines) {
            const std::function<void(const document::Inlines&)> count =
                [&](const document::Inlines& some) {
                    for (const document::Inline& piece : some) {
                        names += std::holds_alternative<document::SmallCaps>(piece.value);
                        if (const auto* emphasis =
                                std::get_if<document::Emphasis>(&piece.value))
                            count(emphasis->children);
                    }
                };
            count(inlines);
        }
    );
    CHECK(speeches + names == 355);
    CHECK(speeches == 301);
    // Those of a row of their own; the others stand within speeches, as emphasis.
    CHECK(directions == 19);
    const Reading personae =
        read_page(contents(corpus / "xhtml/earnest/text/dramatis-personae.xhtml"));
    CHECK(blocks_of(personae).starts_with("personae\n"));
}

TEST_CASE("the Manifesto's ten notes are called, each file by itself", "[html][corpus]") {
    if (!is_there("xhtml")) return;
    int calls = 0;
    for (const fs::path& page : pages_in("xhtml")) {
        if (page.string().find("manifesto") == std::string::npos) continue;
        const Reading reading = read_page(contents(page));
        const std::function<void(const document::Inlines&)> count =
            [&](const document::Inlines& some) {
                for (const document::Inline& piece : some)
                    calls += std::holds_alternative<document::Superscript>(piece.value);
            };
        document::for_each_inlines(reading.manuscript.document, count);
    }
    CHECK(calls == 10);
    const Reading notes =
        read_page(contents(corpus / "xhtml/manifesto/text/endnotes.xhtml"));
    const auto& blocks = notes.manuscript.document.blocks;
    REQUIRE(blocks.size() == 2);
    const auto* list = std::get_if<document::List>(&blocks[1].value);
    REQUIRE(list != nullptr);
    CHECK(list->items.size() == 10);
    CHECK(notes.text().find("\u21A9") == std::string::npos);
}

TEST_CASE(
    "marxists.org's notes, salutation and headings are understood", "[html][corpus]"
) {
    if (!is_there("html")) return;
    const Reading reading =
        read_page(contents(corpus / "html/mia/1865_value-price-profit_ch01.htm"));
    const document::Document& document = reading.manuscript.document;
    CHECK(document.metadata.title.value == "Value, Price and Profit");
    CHECK(document.metadata.authors.at(0).value == "Karl Marx");
    CHECK(document.notes.size() == 3);
    CHECK(
        blocks_of(reading).find("paragraph salutation\n  \"CITIZENS,\"")
        != std::string::npos
    );
    CHECK(apart(reading).find("Next Section") != std::string::npos);
}

TEST_CASE("the article is found as Readability's authors expect it", "[html][corpus]") {
    if (!is_there("html/readability")) return;
    for (const char* name : {"002", "wikipedia"}) {
        INFO(name);
        const fs::path folder = corpus / "html/readability" / name;
        const Reading reading = read_page(contents(folder / "source.html"));
        // The reference, read as the page it is.
        const Reading reference = read_page(contents(folder / "expected.html"));
        std::string ours;
        for (const document::Block& block : reading.manuscript.document.blocks) {
            const auto* division = std::get_if<document::Division>(&block.value);
            if (division != nullptr && division->kind == document::DivisionKind::Provenance)
                continue;
            document::for_each_text(
                document::Blocks{block},
                [&](const document::Text& text) { ours += text.text + " "; }
            );
        }
        for (const document::Note& note : reading.manuscript.document.notes)
            document::for_each_text(note.blocks, [&](const document::Text& text) {
                ours += text.text + " ";
            });
        const Agreement found = agreement(reference.text(), ours);
        CHECK(found.recall >= 0.985);
        CHECK(found.precision >= 0.95);
    }
}

TEST_CASE("random tags are read without loss", "[html]") {
    const std::vector<std::string> pieces{
        "a",
        "word ",
        " ",
        "\n",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a href=#x>",
        "<a name=x>",
        "</a>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<th>",
        "<caption>",
        "<thead>",
        "<ul>",
        "</ul>",
        "<ol type=i>",
        "<li>",
        "<li value=3>",
        "<dl>",
        "<dt>",
        "<dd>",
        "</dl>",
        "<pre>",
        "</pre>",
        "<br>",
        "<hr>",
        "<h1>",
        "</h1>",
        "<h3>",
        "<img src=a>",
        "<svg>",
        "</svg>",
        "<math>",
        "<msup>",
        "</math>",
        "<select>",
        "<option>",
        "</select>",
        "<textarea>",
        "</textarea>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&nbsp;",
        "&#32;",
        "&x",
        "<",
        ">",
        "</",
        "<blockquote>",
        "</blockquote>",
        "<div class=poem>",
        "</div>",
        "<ruby>",
        "<rt>",
        "</ruby>",
        "<q>",
        "</q>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<template>",
        "<noscript>",
        "<frameset>",
        "<plaintext>",
        "<xmp>",
        "</xmp>",
        "<code>",
        "</code>",
        "<nav>",
        "</nav>",
        "<article>",
        "<font size=5>",
        "<center>",
        "<sup>",
        "</sup>",
        "[1]",
        "<a href=#n1>1</a>",
        "<p id=n1>1.",
        "<td class=persona>",
        "<hgroup>",
        "<form>",
        "<button>",
        "<isindex>",
        "<image>",
        "<span style='display:none'>",
        "</span>",
        "\xC3\xA9",
        "\xE3\x80\x80",
        "\xC2\xA0",
        "<p style='mso-list:l0'>",
        "<span style='mso-list:Ignore'>",
        "</br>",
        "<body>",
        "</body>",
        "<html lang=de>",
        "<o:p>"};
    for (unsigned seed = 1; seed <= 3000; ++seed) {
        std::mt19937 random(seed);
        std::string text = seed % 3 == 0 ? "<?xml version='1.0'?>" : "";
        for (std::size_t left = 3 + random() % 50; left > 0; --left)
            text += pieces[random() % pieces.size()];
        INFO("seed " << seed << ":\n" << text);
        REQUIRE(imbalance(text) == "");
    }
}

TEST_CASE("pages made to hurt parsers are read whole and in time", "[html]") {
    const std::vector<std::pair<const char*, std::string>> recipes{
        {"deep", repeated("<div>", 10000) + "x" + repeated("</div>", 10000)},
        {"deeper", repeated("<b><i>", 100000) + "x"},
        {"deep lists", repeated("<ul><li>", 50000) + "x"},
        {"deep tables", repeated("<table><tr><td>", 30000) + "x"},
        {"fonts never closed", repeated("<font color=red>x<p>", 30000)},
        {"formatting opened again",
         repeated("<b><i><u><s><tt><big><small><em><strong><code><a><font>", 3)
             + repeated("<p>x", 50000)},
        {"mis-nested", repeated("<b><p></b>x</p>", 30000)},
        {"adoption", repeated("<a><div>", 30000) + repeated("</a>x", 1000)},
        {"foster parents", repeated("<table>x<tr>y", 20000)},
        {"brackets", repeated("<", 500000)},
        {"tags without end", repeated("<a ", 200000)},
        {"quotes without end", repeated("<a b=\"", 100001)},
        {"comments without end", repeated("<!-- a", 100000)},
        {"scripts without end", repeated("<script>a", 50000)},
        {"titles without end", repeated("<title>a", 50000)},
        {"unknown references", repeated("&abcdefghijkl;", 50000)},
        {"references", repeated("&amp;&#x41;&nbsp;", 50000)},
        {"no-break spaces", "<p>" + repeated("&nbsp;", 200000) + "x"},
        {"spaces", "<p>a" + std::string(2000000, ' ') + "b"},
        {"one attribute", "<p title='" + std::string(2000000, 'a') + "'>x"},
        {"many attributes", "<p " + repeated("a=b ", 200000) + ">x"},
        {"classes", "<p class='" + repeated("a ", 500000) + "'>x"},
        {"a long name", "<" + std::string(1000000, 'a') + ">x"},
        {"quotations", repeated("<blockquote>x", 5000) + repeated("</blockquote>", 5000)},
        {"many quotations", repeated("<blockquote>x</blockquote>", 20000)},
        {"spans", "<p>" + repeated("<span style='font-weight:bold'>x</span>", 30000)},
        {"unclosed spans", "<p>" + repeated("<span style='font-weight:bold'>x", 30000)},
        {"links to one note",
         repeated("<sup><a href=#n>1</a></sup>x ", 5000) + "<p id=n>1. note"},
        {"many notes",
         [] {
             std::string text;
             for (int i = 0; i < 3000; ++i)
                 text += "<p>x<sup><a id=r" + std::to_string(i) + " href=#n"
                         + std::to_string(i) + ">" + std::to_string(i) + "</a></sup>";
             for (int i = 0; i < 3000; ++i)
                 text += "<p id=n" + std::to_string(i) + "><a href=#r" + std::to_string(i)
                         + ">" + std::to_string(i) + "</a> note";
             return text;
         }()},
        {"navigation", repeated("<nav><a href=x>y</a></nav>", 20000)},
        {"a wide table", "<table><tr>" + repeated("<td>x", 30000)},
        {"spans of columns",
         "<table><tr><th colspan=9999999>a<tr>" + repeated("<td rowspan=65535>x", 1000)},
        {"drawings", repeated("<svg><g>", 30000) + "x"},
        {"CDATA", "<svg>" + repeated("<![CDATA[x]]>", 50000)},
        {"preformatted", "<pre>" + repeated("x\n\n", 100000)},
        {"line breaks", repeated("x<br>", 100000)},
        {"rules", repeated("<hr>x", 50000)},
        {"selects", repeated("<select><option>x", 30000)},
        {"style sheets", "<style>" + repeated(".a{", 100000) + "</style>x"},
        {"names of a style sheet",
         "<style>" + repeated(".a,.b,.c{font-weight:bold}", 20000) + "</style>"
             + repeated("<p class='a b c'>x", 20000)},
    };
    for (const auto& [name, text] : recipes) {
        INFO(name);
        const auto begin = std::chrono::steady_clock::now();
        CHECK(imbalance(text).substr(0, 200) == "");
        const auto end = std::chrono::steady_clock::now();
        // Anything quadratic would take minutes here; the bound leaves room for a busy
        // machine and a slow build.
        CHECK(std::chrono::duration<double>(end - begin).count() < 20.0);
    }
}
