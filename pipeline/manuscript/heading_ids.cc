#include "manuscript/heading_ids.h"

#include "base/match.h"
#include "base/utf8.h"
#include "document/pieces.h"
#include "document/walk.h"

#include <map>

namespace pam::manuscript {

namespace {

using namespace document;

// Ids already given, and where the counting of each slug stands.
struct Register {
    std::set<std::string> taken;
    std::map<std::string, int> next;

    std::string unique(const std::string& wanted) {
        if (taken.insert(wanted).second) return wanted;
        for (int& number = next.try_emplace(wanted, 2).first->second;;) {
            const std::string candidate = wanted + "-" + std::to_string(number++);
            if (taken.insert(candidate).second) return candidate;
        }
    }
};

template<typename Visitor>
void for_each_heading(Blocks& blocks, const Visitor& visit) {
    for (Block& block : blocks)
        match(
            block.value,
            [&](Heading& heading) { visit(heading); },
            [&](Division& division) { for_each_heading(division.blocks, visit); },
            [&](Speech& speech) { for_each_heading(speech.blocks, visit); },
            [&](List& list) {
                for (ListItem& item : list.items)
                    for_each_heading(item.blocks, visit);
            },
            [](auto&) {}
        );
}

}  // namespace

std::string slug(std::string_view words) {
    constexpr std::size_t longest = 60;
    std::string id;
    bool gap = false;
    for (std::size_t i = 0; i < words.size();) {
        const utf8::Decoded next = utf8::decode(words, i);
        i += next.bytes;
        // An apostrophe belongs to its word: "Stubb's" gives "stubbs".
        if (next.code_point == '\'' || next.code_point == 0x2019) continue;
        if (!utf8::is_word(next.code_point)) {
            gap = !id.empty();
            continue;
        }
        const std::string letter = utf8::encode(utf8::to_lower(next.code_point));
        if (id.size() + letter.size() + 1 > longest) break;
        if (gap) id += '-';
        gap = false;
        id += letter;
    }
    return id.empty() ? "section" : id;
}

void give_heading_ids(Document& document) {
    Register ids;
    for_each_piece(document, [&](auto& piece) {
        if constexpr (requires { piece.id; })
            if (!piece.id.empty()) ids.taken.insert(piece.id);
    });
    for_each_heading(document.blocks, [&](Heading& heading) {
        if (heading.id.empty()) heading.id = ids.unique(slug(plain_text(heading.inlines)));
    });
}

}  // namespace pam::manuscript
