#include "desk/reader_fonts.h"

#include "base/utf8.h"
#include "foundry/reader_font.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace pam::desk {

namespace {

using model::Element;
using model::TextNode;

/// What fonts are called whose makers keep their names to themselves.
constexpr std::string_view plain_name = "Book Face";

class Gatherer {
public:
    Gatherer(const model::TypesetModel& model, foundry::Foundry& foundry)
        : model_(model)
        , foundry_(foundry) {}

    Result<void> gather(const Element& element, const std::string& family) {
        const style::ComputedStyle& style = model_.styles[element.style];
        const bool ours = !style.families.empty() && style.families.front() == family;
        for (const model::Node& node : element.children) {
            if (const auto* child = std::get_if<Element>(&node.value)) {
                PAM_CHECK(gather(*child, family));
            } else if (ours) {
                PAM_TRY(const foundry::FaceId face, foundry_.face(style));
                add(std::get<TextNode>(node.value).text, faces[face]);
            }
        }
        return {};
    }

    std::map<foundry::FaceId, std::set<char32_t>> faces;

private:
    /// Small capitals and capitals may be made of small letters.
    static void add(std::string_view text, std::set<char32_t>& characters) {
        for (const char32_t c : utf8::to_utf32(text)) {
            characters.insert(c);
            characters.insert(utf8::to_upper(c));
        }
    }

    const model::TypesetModel& model_;
    foundry::Foundry& foundry_;
};

/// "EB Garamond", italic: "eb-garamond-400-italic.otf".
std::string file_name(const model::FontResource& font) {
    std::string name;
    for (const char c : font.family) {
        const bool capital = c >= 'A' && c <= 'Z';
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || capital;
        if (kept)
            name += capital ? static_cast<char>(c + 32) : c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    return fmt::format(
        "{}-{}{}.{}",
        name,
        font.weight,
        font.italic ? "-italic" : "",
        font.media_type == "font/otf" ? "otf" : "ttf"
    );
}

/// A family of which one face may not bear its name bears it nowhere.
void name_them(std::vector<model::FontResource>& fonts, bool renamed) {
    for (model::FontResource& font : fonts) {
        if (renamed) font.family = plain_name;
        font.name = file_name(font);
    }
}

}  // namespace

Result<std::vector<model::FontResource>>
reader_fonts(const model::TypesetModel& model, foundry::Foundry& foundry) {
    std::vector<model::FontResource> fonts;
    const style::ComputedStyle& body = model.styles[model.body.style];
    if (body.families.empty()) return fonts;
    Gatherer gatherer(model, foundry);
    PAM_CHECK(gatherer.gather(model.body, body.families.front()));
    for (const Element& note : model.notes)
        PAM_CHECK(gatherer.gather(note, body.families.front()));
    bool renamed = false;
    for (const auto& [id, characters] : gatherer.faces) {
        const foundry::FaceInfo& face = foundry.info(id);
        PAM_TRY(
            foundry::ReaderFont font,
            foundry::reader_font(
                foundry.file(id),
                std::u32string(characters.begin(), characters.end()),
                plain_name
            )
        );
        renamed = renamed || font.renamed;
        fonts.push_back(
            {"",
             font.media_type,
             std::move(font.bytes),
             face.family,
             face.weight,
             face.italic}
        );
    }
    name_them(fonts, renamed);
    std::sort(fonts.begin(), fonts.end(), [](const auto& a, const auto& b) {
        return std::tie(a.italic, a.weight) < std::tie(b.italic, b.weight);
    });
    return fonts;
}

}  // namespace pam::desk
