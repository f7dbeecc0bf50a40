// A play against a second edition of itself: *The Importance of Being Earnest* as plain
// text and as hand-made XHTML must agree in cast, acts, speakers and stage directions.
// What the two editions themselves say differently stands in earnest_differences.tsv with
// its reason; a row that no longer applies fails the test.
#include "base/files.h"
#include "plain_text_support.h"

#include <pugixml.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;
using namespace pam::document;

namespace {

using Events = std::vector<std::string>;

const std::filesystem::path corpus = PAM_CORPUS_DIR;

// Letters and digits in lower case: the editions point differently.
std::string key(std::string_view text) {
    std::string key;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            key += static_cast<char>(c + 32);
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            key += c;
    }
    return key;
}

// ---------------------------------------------------------------- the XHTML

bool is_a(pugi::xml_node node, std::string_view type) {
    const std::string_view types = node.attribute("epub:type").value();
    return types.find(type) != std::string_view::npos;
}

std::string text_of(pugi::xml_node node) {
    std::string text;
    if (node.type() == pugi::node_pcdata) text = node.value();
    for (const pugi::xml_node child : node.children())
        text += text_of(child);
    return text;
}

void gather(pugi::xml_node node, Events& events) {
    if (std::string_view(node.name()) == "td" && is_a(node, "z3998:persona")) {
        events.push_back("speaker " + key(text_of(node)));
        return;
    }
    if (is_a(node, "z3998:stage-direction")) {
        events.push_back("direction " + key(text_of(node)));
        return;
    }
    for (const pugi::xml_node child : node.children())
        gather(child, events);
}

std::size_t marks(pugi::xml_node node, std::string_view type) {
    std::size_t total = is_a(node, type);
    for (const pugi::xml_node child : node.children())
        total += marks(child, type);
    return total;
}

pugi::xml_document page(const std::string& name) {
    pugi::xml_document document;
    const auto file = corpus / "xhtml/earnest/text" / (name + ".xhtml");
    // White space between two elements parts words.
    REQUIRE(document.load_file(file.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    return document;
}

// ---------------------------------------------------------------- the plain text

void gather(const Inlines& inlines, Events& events) {
    for (const Inline& one : inlines)
        if (const auto* emphasis = std::get_if<Emphasis>(&one.value)) {
            const std::string words = plain_text(emphasis->children);
            if (words.starts_with('[')) events.push_back("direction " + key(words));
        }
}

void gather(const Block& block, Events& events) {
    if (const auto* speech = std::get_if<Speech>(&block.value)) {
        events.push_back("speaker " + key(plain_text(speech->speaker)));
        for (const Block& one : speech->blocks)
            gather(one, events);
    }
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
        if (paragraph->role == Role::StageDirection)
            events.push_back("direction " + key(plain_text(paragraph->inlines)));
        else
            gather(paragraph->inlines, events);
    }
    if (const auto* verse = std::get_if<Verse>(&block.value))
        for (const Stanza& stanza : verse->stanzas)
            for (const VerseLine& line : stanza.lines)
                gather(line.inlines, events);
}

// The events of each act, by the words of its heading.
std::map<std::string, Events> acts_of(const Document& document) {
    std::map<std::string, Events> acts;
    std::string act;
    for (const Block& block : document.blocks) {
        const auto* heading = std::get_if<Heading>(&block.value);
        if (heading != nullptr && heading->level == 1) act = plain_text(heading->inlines);
        if (heading == nullptr) gather(block, acts[act]);
    }
    return acts;
}

// ---------------------------------------------------------------- side by side

struct Difference {
    std::string act;
    std::string typed;    // in the plain text; "-" where nothing stands
    std::string printed;  // in the XHTML
    bool operator<(const Difference& other) const {
        return std::tie(act, typed, printed)
               < std::tie(other.act, other.typed, other.printed);
    }
};

std::map<Difference, std::size_t> justified() {
    const auto table = read_file(
        std::filesystem::path(PAM_SOURCE_DIR) / "tests/manuscript/earnest_differences.tsv",
        std::size_t{1} << 20
    );
    REQUIRE(table.has_value());
    std::map<Difference, std::size_t> rows;
    std::istringstream lines(*table);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream cells(line);
        Difference row;
        std::string reason;
        std::getline(cells, row.act, '\t');
        std::getline(cells, row.typed, '\t');
        std::getline(cells, row.printed, '\t');
        std::getline(cells, reason, '\t');
        INFO(line);
        CHECK_FALSE(reason.empty());
        ++rows[row];
    }
    return rows;
}

// Length of the longest common subsequence of the tails that begin at each pair.
std::vector<std::vector<std::size_t>> common_tails(const Events& a, const Events& b) {
    std::vector<std::vector<std::size_t>> length(
        a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0)
    );
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            length[i][j] = a[i] == b[j] ? length[i + 1][j + 1] + 1
                                        : std::max(length[i + 1][j], length[i][j + 1]);
    return length;
}

void compare(
    const std::string& act,
    const Events& typed,
    const Events& printed,
    std::map<Difference, std::size_t>& allowed
) {
    const auto length = common_tails(typed, printed);
    const auto differ = [&](const std::string& ours, const std::string& theirs) {
        INFO(act << '\t' << ours << '\t' << theirs);
        const auto row = allowed.find({act, ours, theirs});
        CHECK(row != allowed.end());
        if (row != allowed.end() && --row->second == 0) allowed.erase(row);
    };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < typed.size() || j < printed.size()) {
        if (i < typed.size() && j < printed.size() && typed[i] == printed[j])
            ++i, ++j;
        else if (j == printed.size() || (i < typed.size() && length[i + 1][j] >= length[i][j + 1]))
            differ(typed[i++], "-");
        else
            differ("-", printed[j++]);
    }
}

std::optional<Reading> earnest() {
    const auto bytes = read_file(corpus / "text/wilde-earnest.txt", std::size_t{1} << 20);
    if (!bytes.has_value()) {
        WARN("SKIPPED: no corpus at " PAM_CORPUS_DIR);
        return std::nullopt;
    }
    return read_text(*bytes);
}

}  // namespace

TEST_CASE("a play's acts, speakers and directions are those of its XHTML", "[corpus]") {
    const auto reading = earnest();
    if (!reading) return;
    auto allowed = justified();
    const auto acts = acts_of(reading->manuscript.document);
    const std::vector<std::pair<std::string, std::size_t>> expected{
        {"FIRST ACT", 301}, {"SECOND ACT", 397}, {"THIRD ACT", 181}};
    for (std::size_t n = 0; n < expected.size(); ++n) {
        const auto& [name, speeches] = expected[n];
        INFO(name);
        REQUIRE(acts.contains(name));
        const pugi::xml_document act = page("act-" + std::to_string(n + 1));
        Events printed;
        gather(act, printed);
        const Events& typed = acts.at(name);
        CHECK(
            std::count_if(
                typed.begin(),
                typed.end(),
                [](const std::string& one) { return one.starts_with("speaker"); }
            )
            == static_cast<std::ptrdiff_t>(speeches)
        );
        compare(name, typed, printed, allowed);
    }
    for (const auto& [row, times] : allowed)
        FAIL_CHECK("stale row: " << row.act << '\t' << row.typed << '\t' << row.printed);
    const pugi::xml_document first = page("act-1");
    CHECK(marks(first, "z3998:persona") == 355);
    CHECK(marks(first, "z3998:stage-direction") == 85);
}

TEST_CASE("a play's cast is that of its XHTML", "[corpus]") {
    const auto reading = earnest();
    if (!reading) return;
    Events printed;
    const pugi::xml_document cast = page("dramatis-personae");
    for (const pugi::xpath_node one : cast.select_nodes("//li"))
        printed.push_back(key(text_of(one.node())));
    Events typed;
    for (const Block& block : reading->manuscript.document.blocks) {
        const auto* division = std::get_if<Division>(&block.value);
        if (division == nullptr || division->kind != DivisionKind::Personae) continue;
        for (const Block& one : division->blocks)
            for (const Stanza& stanza : std::get<Verse>(one.value).stanzas)
                for (const VerseLine& line : stanza.lines)
                    typed.push_back(key(plain_text(line.inlines)));
    }
    CHECK(typed == printed);
    CHECK(typed.size() == 9);
}
