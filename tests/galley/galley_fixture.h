// Small documents set with a small style sheet in the real fonts.
#pragma once

#include "base/files.h"
#include "galley/galley.h"
#include "model/typeset_model.h"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

namespace pam::galley {

inline constexpr const char* plain_sheet =
    "body { font-family: \"EB Garamond\"; font-size: 11pt; line-height: 14pt; text-align: "
    "justify; hyphens: auto }\n"
    "body, div, p, h1, h2, h3, blockquote, pre, hr, ul, ol, dl, dt, dd, caption, section, "
    "header, figure,"
    " thead, tbody, tr, th, td { display: block }\n"
    "li { display: list-item } table { display: table } ol { list-style-type: decimal }\n"
    "pre { white-space: pre; text-align: left }\n"
    "p { text-indent: 14pt } p.first { text-indent: 0 }\n"
    "em { font-style: italic } strong { font-weight: bold }\n"
    "p.line { text-align: left; text-indent: -16pt; padding-left: 16pt }\n"
    "a.note-call { vertical-align: super; font-size: 7pt }\n"
    "@page { size: 148mm 210mm; margin: 42pt 54pt 60pt 53.5pt }\n";

inline document::Inline text(std::string characters, std::uint32_t begin = 0) {
    document::Text node;
    node.span = {begin, begin + static_cast<std::uint32_t>(characters.size()), 0};
    node.text = std::move(characters);
    return {node};
}

inline document::Block paragraph(document::Inlines inlines) {
    document::Paragraph made;
    made.inlines = std::move(inlines);
    return {made};
}

inline document::Block paragraph(std::string characters) {
    return paragraph({text(std::move(characters))});
}

struct Set {
    model::TypesetModel model;
    foundry::Foundry foundry;
    Galley galley;
    Diagnostics log;
};

inline foundry::Foundry open_foundry() {
    const auto catalogue =
        read_file(std::string(PAM_SOURCE_DIR) + "/fonts/families.yaml", 1 << 20);
    REQUIRE(catalogue);
    auto foundry = foundry::Foundry::open(*catalogue, PAM_PATTERNS);
    REQUIRE(foundry);
    return std::move(*foundry);
}

inline Set set(const document::Document& document, const std::string& more_style = "") {
    Diagnostics log;
    style::StyleSheet sheet;
    sheet.add(Source("plain.css", plain_sheet + more_style), 1, log);
    REQUIRE(log.entries.empty());
    Set made{model::build(document, sheet, {}, log), open_foundry(), {}, {}};
    auto galley = compose(made.model, made.foundry, made.log);
    REQUIRE(galley);
    made.galley = std::move(*galley);
    return made;
}

inline Set set(document::Blocks blocks, const std::string& more_style = "") {
    document::Document document;
    document.blocks = std::move(blocks);
    return set(document, more_style);
}

inline std::string text_of(const Block& block) {
    std::string result;
    for (const SetLine& line : block.lines)
        result += text_of(line);
    return result;
}

inline std::string without(std::string text, const std::string& part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part))
        text.erase(at, part.size());
    return text;
}

inline const char* long_text = "The masses of the petty bourgeoisie possess no standpoint "
                               "of their own, and an increasing number of "
                               "people are developing forms of consciousness which "
                               "represent a mixture of the interests of both: "
                               "understanding this, international organisations have for "
                               "generations published pamphlets on it.";

}  // namespace pam::galley
