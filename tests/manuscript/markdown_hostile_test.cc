// Texts that are made to take time or memory, in all kinds that are known of Markdown
// readers (cmark's own "pathological tests" among them) and in those of our own marks. Each
// must be read whole, in time that grows with its size. The figures for a megabyte each mean
// something only in a release build:
//   out/build/release/tests/manuscript_tests "[.hostile]"
#include "manuscript/markdown_reader.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace pam;
using namespace pam::manuscript;

namespace {

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
        text += piece;
    return text;
}

std::string numbered(const std::string& before, const std::string& after, std::size_t bytes) {
    std::string text;
    for (std::size_t i = 0; text.size() < bytes; ++i)
        text += before + std::to_string(i) + after;
    return text;
}

// Each line one deeper than the one before, no deeper than makes `bytes` of all.
std::string staircase(const std::string& mark, std::size_t bytes) {
    std::string text;
    for (std::size_t i = 0; text.size() < bytes; ++i)
        text += std::string(mark.size() * i, ' ') + mark + "a\n";
    return text;
}

std::string growing_ticks(std::size_t bytes) {
    std::string text;
    for (std::size_t i = 1; text.size() < bytes; ++i)
        text += "e" + std::string(i, '`');
    return text;
}

struct Hostile {
    std::string name;
    std::function<std::string(std::size_t)> make;
};

// What is repeated, alone, with letters and with blanks.
const std::vector<std::string> pieces{
    "*", "_", "**", "***", "*a ", "a* ", "_a ", "a_ ", "*a_ ", "*a **a ", "a** a* ", "a**b c* ",
    "[", "]", "[]", "[a", "a]", "[ a_", "[ (](", "[a](", "[a](b", "[a](<b", "[a](b \"", "![",
    "![[]()", "^[", "^[a", "[^", "[^a]", "[^a]: ", "[a]: b\n\n", "[a]:", "[a]{", "[a]{.b ", "[a]{b=\"",
    "`", "`a", "a`` ", "``a` ", "<", "<a", "<a ", "<a b=\"", "<a b='c' ", "<!", "<!-", "<!--",
    "<!-- a --", "<?", "<![CDATA[", "</", "</a", "<b>", "</b>", "<i><b>", "<span>", "<span class=\"",
    "<http://", "<a@", "http://", "www.", "a@b.", "a@", "www.a.b(", "http://a((", "&", "&a", "&#", "&#x;",
    "&amp;", "-", "- ", "-\n", "- a\n", "-\n\n", "- - ", "* ", "+ ", "1. ", "1) ", "1. a\n", "- [x] a\n",
    "=", "=\n", "a\n=\n", "#", "# ", "# a\n", "|", "| ", "a|b\n", "|a\n|-\n", "|-", "|-\n", "|\n",
    "~", "~a", "~~", "~~a ", "~~~", "~~~\n", "```\n", "x^2", "H~2", ":", ": ", ": a\n", "a\n: b\n", ":::",
    ":::\n", "::: aside\n", "::: aside ", ":::: x\n", "::: verse\n", ">", "> ", ">\n", "> a\n", ">>\n",
    "> - ", "- > ", "1. > - ", "[^a]: > ", "    ", "\t", "\t-", "\n", " \n", "a  \n", "a\\\n", "\\",
    "\\\\", "\\*", "\"", "'", "--", "...", "{", "{#a", "# a {#b}\n", "<div>\n\n", "<div>\n", "</div>\n\n",
    "<p>\n\n", "<pre>\n", "<!-- a -->\n", "\xEF\xBB\xBF", "\xC2\xA0", "\xE2\x80\x94", "a.", "1", "$", "%\n",
    "---\n", "***\n", "Table: a\n", "Table: a\n\n|a|\n|-|\n", "a\n\n", "*a*\n"};

std::vector<Hostile> hostile_texts() {
    std::vector<Hostile> all;
    for (const std::string& piece : pieces) {
        all.push_back({piece, [&piece](std::size_t bytes) { return repeated(piece, bytes); }});
        all.push_back({"a " + piece, [&piece](std::size_t bytes) {
                           return "a " + repeated(piece, bytes) + " b\n";
                       }});
    }
    const auto add = [&](const char* name, std::function<std::string(std::size_t)> make) {
        all.push_back({name, std::move(make)});
    };
    for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{
             {"*a **a ", " a** a*"}, {"[", "]"}, {"[", "](u)"}, {"![", "](u)"}, {"^[", "]"},
             {"<b>", "</b>"}, {"<span lang=fr>", "</span>"}, {"(", ")"}, {"[", "]{.sc}"},
             {"<div>\n\n", "</div>\n\n"}, {"<blockquote>\n\n", "</blockquote>\n\n"},
             {"::: aside\n", ":::\n"}, {"::: letter\n", ":::\n"}, {"<i>", "</i>"}, {"~~a ", " a~~"}})
        all.push_back({"nested " + open, [open = open, close = close](std::size_t bytes) {
                           return repeated(open, bytes / 2) + "a\n" + repeated(close, bytes / 2);
                       }});
    add("stairs of lists", [](std::size_t bytes) { return staircase("- ", bytes); });
    add("stairs of numbers", [](std::size_t bytes) { return staircase("1. ", bytes); });
    add("stairs of definitions", [](std::size_t bytes) { return staircase("a\n: ", bytes); });
    add("longer and longer ticks", growing_ticks);
    add("quotations on many lines", [](std::size_t bytes) {
        return repeated(repeated("> ", 200) + "a\n", bytes);
    });
    add("lazy lines", [](std::size_t bytes) { return "> - a\n" + repeated("b\n", bytes); });
    add("null characters", [](std::size_t bytes) {
        return repeated(std::string("abc\0de `f\0`\n\n    g\0\n\n```\n\0\n```\n", 31), bytes);
    });
    add("one label for many notes", [](std::size_t bytes) {
        return repeated("a[^1]\n\n[^1]: note\n\n", bytes);
    });
    add("definitions", [](std::size_t bytes) { return numbered("[", "]: u\n", bytes); });
    add("definitions of one", [](std::size_t bytes) {
        return repeated("[a]: u\n", bytes / 2) + repeated("[a] ", bytes / 2);
    });
    add("definitions and calls", [](std::size_t bytes) {
        return numbered("[", "]: u\n\n", bytes / 2) + numbered("[", "] ", bytes / 2);
    });
    add("one long target, many calls", [](std::size_t bytes) {
        return "[a]: /" + std::string(bytes / 2, 'x') + "\n\n" + repeated("[a] ", bytes / 2);
    });
    add("notes", [](std::size_t bytes) { return numbered("[^", "]: a\n", bytes); });
    add("notes and calls", [](std::size_t bytes) {
        return numbered("[^", "] ", bytes / 2) + "\n\n" + numbered("[^", "]: a\n\n", bytes / 2);
    });
    add("notes that call the next", [](std::size_t bytes) {
        std::string text = "[^0]\n\n";
        for (std::size_t i = 0; text.size() < bytes; ++i)
            text += "[^" + std::to_string(i) + "]: a[^" + std::to_string(i + 1) + "]\n\n";
        return text;
    });
    add("one note, many calls", [](std::size_t bytes) {
        return "[^a]: b\n\n" + repeated("[^a] ", bytes);
    });
    add("a wide head over short rows", [](std::size_t bytes) {
        return repeated("|a", bytes / 4) + "\n" + repeated("|-", bytes / 4) + "\n"
               + repeated("|a\n", bytes / 2);
    });
    add("a narrow head over a wide row", [](std::size_t bytes) {
        return "|a|\n|-|\n" + repeated("|a", bytes / 2) + "\n" + repeated("|a\n", bytes / 2);
    });
    add("headings of one name", [](std::size_t bytes) { return repeated("# a\n\n", bytes); });
    add("ids of one name", [](std::size_t bytes) { return repeated("# a {#b}\n\n", bytes); });
    add("headings and links to them", [](std::size_t bytes) {
        return numbered("# h", "\n\n", bytes / 2) + numbered("[](#h", ")\n", bytes / 2);
    });
    add("a long heading, many empty links", [](std::size_t bytes) {
        return "# a" + std::string(bytes / 2, 'x') + " {#a}\n\n" + repeated("[](#a) ", bytes / 2);
    });
    add("names of tags", [](std::size_t bytes) { return numbered("<t", ">", bytes); });
    add("lists in turn", [](std::size_t bytes) { return repeated("- a\n+ b\n* c\n1. d\n2) e\n", bytes); });
    add("long term", [](std::size_t bytes) { return repeated("a\n", bytes) + ": b\n"; });
    add("front matter of aliases", [](std::size_t) {
        std::string text = "---\ntitle: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 12; ++i) {
            const std::string last = "*a" + std::to_string(i - 1);
            text += "k" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
            for (int k = 0; k < 9; ++k)
                text += ", " + last;
            text += "]\n";
        }
        return text + "author: *a11\n---\n\na\n";
    });
    add("front matter in brackets", [](std::size_t bytes) {
        return "---\ntitle: a\nauthor: " + std::string(bytes, '[') + "\n---\n\na\n";
    });
    add("front matter in braces", [](std::size_t bytes) {
        return "---\ntitle: a\nauthor: " + repeated("{a: ", bytes) + "\n---\n\na\n";
    });
    add("front matter in stairs", [](std::size_t bytes) {
        std::string text = "---\ntitle: a\n";
        for (std::size_t i = 0; text.size() < bytes; ++i)
            text += std::string(i, ' ') + "a:\n";
        return text + "---\n\na\n";
    });
    return all;
}

double seconds(const Hostile& hostile, std::size_t bytes) {
    const Source source("hostile.md", hostile.make(bytes));
    const auto begin = std::chrono::steady_clock::now();
    ReadOptions options;
    options.format = Format::Markdown;
    Diagnostics log;
    const Manuscript made = read_markdown(source, options, log);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    INFO(hostile.name << ", " << bytes << " bytes");
    CHECK(balance(source, made).balances());
    return took.count();
}

}  // namespace

TEST_CASE("texts that are made to take time are read in time, and whole", "[markdown]") {
    for (const Hostile& hostile : hostile_texts()) {
        const double took = seconds(hostile, 20'000);
        INFO(hostile.name << ": " << took << " s");
        CHECK(took < 2);
    }
}

TEST_CASE("a megabyte of any mark is read in a second", "[.hostile]") {
    for (const Hostile& hostile : hostile_texts()) {
        const double took = seconds(hostile, 1'000'000);
        INFO(hostile.name << ": " << took << " s");
        CHECK(took < 1);
        if (took > 0.3) std::printf("%-40s %6.3f s\n", hostile.name.c_str(), took);
    }
}
