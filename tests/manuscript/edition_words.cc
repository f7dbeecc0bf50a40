#include "edition_words.h"

#include "base/files.h"
#include "base/match.h"
#include "base/utf8.h"
#include "document/walk.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace pam::manuscript::test {

namespace {

using namespace document;

// Of a long difference its begin and end are enough.
constexpr std::size_t longest_shown = 160;

class Flattener {
public:
    explicit Flattener(Compared compared) : compared_(compared) {}

    void add(const Blocks& blocks) {
        for (const Block& block : blocks)
            match(
                block.value,
                [&](const Heading& heading) { add("<heading>", heading.inlines); },
                [&](const Paragraph& paragraph) { add("<paragraph>", paragraph.inlines); },
                [&](const Division& division) { add(division); },
                [&](const Verse& verse) { add(verse); },
                [&](const List& list) { add(list); },
                [&](const Table& table) {
                    add(table.head);
                    add(table.body);
                },
                [&](const SectionBreak& pause) {
                    add_words(tokens_, "<break>", pause.mark.text, compared_);
                },
                [](const auto&) {}
            );
    }

    void add(const std::string& mark, const Inlines& inlines) {
        add_words(tokens_, mark, plain_text(inlines), compared_);
    }

    Tokens take() { return std::move(tokens_); }

private:
    void add(const Division& division) {
        const DivisionKind kind = division.kind;
        if (kind != DivisionKind::TitleBlock && kind != DivisionKind::Contents
            && kind != DivisionKind::Provenance)
            add(division.blocks);
    }

    void add(const Verse& verse) {
        for (const Stanza& stanza : verse.stanzas)
            for (const VerseLine& line : stanza.lines)
                add("<line>", line.inlines);
    }

    // A row is a line: editions that type it less clearly have lines in its place.
    void add(const std::vector<TableRow>& rows) {
        for (const TableRow& row : rows) {
            std::string words;
            for (const TableCell& cell : row)
                for (const Block& block : cell.blocks)
                    if (const auto* text = std::get_if<Paragraph>(&block.value))
                        words += plain_text(text->inlines) + " ";
            add_words(tokens_, "<line>", words, compared_);
        }
    }

    void add(const List& list) {
        for (const ListItem& item : list.items)
            add(item.blocks);
    }

    Compared compared_;
    Tokens tokens_;
};

void add_loose(Tokens& tokens, const std::string& text) {
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) tokens.push_back(word);
        word.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        i += next.bytes;
        const char32_t c = next.code_point;
        if (utf8::is_word(c))
            utf8::append(word, utf8::to_lower(c));
        else if (utf8::is_blank(c) || c == '-' || (c >= 0x2010 && c <= 0x2015) || c == '=')
            end_word();
    }
    end_word();
}

// Each mark of punctuation is a token of its own.
void add_exact(Tokens& tokens, const std::string& text) {
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) tokens.push_back(word);
        word.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        i += next.bytes;
        if (utf8::is_word(next.code_point)) {
            utf8::append(word, next.code_point);
            continue;
        }
        end_word();
        if (!utf8::is_blank(next.code_point))
            tokens.push_back(utf8::encode(next.code_point));
    }
    end_word();
}

std::string joined(const Tokens& tokens, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
        text += (i > begin ? " " : "") + tokens[i];
    return utf8::elide_middle(text, longest_shown);
}

// The furthest reaching paths of Myers's algorithm (1986), kept for the way back.
using Reach = std::vector<std::vector<std::ptrdiff_t>>;

Reach reach(const Tokens& a, const Tokens& b) {
    const auto n = static_cast<std::ptrdiff_t>(a.size());
    const auto m = static_cast<std::ptrdiff_t>(b.size());
    Reach kept;
    std::vector<std::ptrdiff_t> best{0, 0, 0};
    for (std::ptrdiff_t d = 0; d <= n + m; ++d) {
        // best[k + d + 1] is the reach on diagonal k.
        std::vector<std::ptrdiff_t> now(static_cast<std::size_t>(2 * d + 3), -1);
        const auto before = [&](std::ptrdiff_t k) {
            const std::ptrdiff_t at = k + d;
            const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(best.size());
            return inside ? best[static_cast<std::size_t>(at)] : -1;
        };
        bool done = false;
        for (std::ptrdiff_t k = -d; k <= d; k += 2) {
            std::ptrdiff_t x = 0;
            if (d > 0)
                x = k == -d || (k != d && before(k - 1) < before(k + 1))
                        ? before(k + 1)
                        : before(k - 1) + 1;
            while (x < n && x - k < m && x >= k
                   && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)])
                ++x;
            now[static_cast<std::size_t>(k + d + 1)] = x;
            done = done || (x >= n && x - k >= m);
        }
        kept.push_back(now);
        best = std::move(now);
        if (done) break;
    }
    return kept;
}

// For each token of `a`, the token of `b` that it is, or npos.
std::vector<std::size_t> matches(const Tokens& a, const Tokens& b) {
    std::vector<std::size_t> matched(a.size(), std::string::npos);
    const Reach kept = reach(a, b);
    auto x = static_cast<std::ptrdiff_t>(a.size());
    auto y = static_cast<std::ptrdiff_t>(b.size());
    for (auto d = static_cast<std::ptrdiff_t>(kept.size()) - 1; d >= 0; --d) {
        const auto at = [&](std::ptrdiff_t k) {
            const auto& best = kept[static_cast<std::size_t>(d - 1)];
            const std::ptrdiff_t place = k + d;
            const bool inside =
                place >= 0 && place < static_cast<std::ptrdiff_t>(best.size());
            return inside ? best[static_cast<std::size_t>(place)] : -1;
        };
        const std::ptrdiff_t k = x - y;
        std::ptrdiff_t from_x = 0;
        std::ptrdiff_t from_y = 0;
        if (d > 0) {
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            from_x = at(down ? k + 1 : k - 1);
            from_y = from_x - (down ? k + 1 : k - 1);
        }
        while (x > from_x && y > from_y && x > 0 && y > 0
               && a[static_cast<std::size_t>(x - 1)] == b[static_cast<std::size_t>(y - 1)]
        ) {
            --x;
            --y;
            matched[static_cast<std::size_t>(x)] = static_cast<std::size_t>(y);
        }
        x = from_x;
        y = from_y;
    }
    return matched;
}

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> fields;
    for (std::size_t begin = 0;;) {
        const std::size_t tab = line.find('\t', begin);
        fields.push_back(line.substr(begin, tab - begin));
        if (tab == std::string::npos) return fields;
        begin = tab + 1;
    }
}

}  // namespace

void add_words(
    Tokens& tokens, const std::string& mark, const std::string& text, Compared compared
) {
    tokens.push_back(mark);
    if (compared == Compared::Exact)
        add_exact(tokens, text);
    else
        add_loose(tokens, text);
}

Tokens tokens_of(const Document& document, Compared compared) {
    Flattener flattener(compared);
    flattener.add(document.blocks);
    for (const Note& note : document.notes) {
        flattener.add("<note>", {});
        flattener.add(note.blocks);
    }
    return flattener.take();
}

std::vector<Difference> differences(const Tokens& there, const Tokens& here) {
    const std::vector<std::size_t> matched = matches(there, here);
    std::vector<Difference> found;
    std::size_t y = 0;
    for (std::size_t x = 0; x <= there.size();) {
        const std::size_t from = x;
        while (x < there.size() && matched[x] == std::string::npos)
            ++x;
        const std::size_t until = x < there.size() ? matched[x] : here.size();
        if (x > from || until > y) {
            const std::size_t context = from >= 2 ? from - 2 : 0;
            found.push_back(
                {joined(there, context, from),
                 joined(there, from, x),
                 joined(here, y, until)}
            );
        }
        y = until + 1;
        ++x;
    }
    return found;
}

std::vector<KnownDifference>
known_differences(const std::filesystem::path& table, const std::string& pair) {
    const auto bytes = read_file(table, std::size_t{1} << 20);
    REQUIRE(bytes.has_value());
    std::vector<KnownDifference> known;
    for (std::size_t begin = 0; begin < bytes->size();) {
        const std::size_t end = std::min(bytes->find('\n', begin), bytes->size());
        const auto fields = split(bytes->substr(begin, end - begin));
        if (fields.size() == 5 && fields[0] == pair)
            known.push_back({{fields[1], fields[2], fields[3]}, fields[4]});
        begin = end + 1;
    }
    return known;
}

std::vector<std::string>
complaints(const std::vector<Difference>& found, std::vector<KnownDifference> known) {
    std::vector<std::string> wrong;
    for (const Difference& difference : found) {
        const auto row = std::find_if(known.begin(), known.end(), [&](const auto& one) {
            return one.difference == difference;
        });
        if (row == known.end()) {
            wrong.push_back("not in the table: " + difference.row());
            continue;
        }
        if (row->why.empty()) wrong.push_back("no reason: " + difference.row());
        known.erase(row);
    }
    for (const KnownDifference& stale : known)
        wrong.push_back("stale: " + stale.difference.row());
    return wrong;
}

}  // namespace pam::manuscript::test
