// The model of a document under a small house style, and its tree as lines without style
// numbers.
#pragma once

#include "model/typeset_model.h"
#include "style/style_sheet.h"

#include <string>

namespace pam::test {

inline style::StyleSheet sheet_of(const std::string& css) {
    style::StyleSheet sheet;
    Diagnostics log;
    sheet.add(Source("test.css", css), 1, log);
    return sheet;
}

inline model::TypesetModel model_of(
    const document::Document& document,
    Diagnostics& log,
    const model::ImageFiles& images = {},
    const std::string& css = "p { text-indent: 1em }"
) {
    return model::build(document, sheet_of(css), images, log);
}

/// The dump of the body and the notes alone, without " style N".
inline std::string tree_of(const model::TypesetModel& model) {
    std::string plain;
    const std::string dump = model::dump(model);
    for (std::size_t at = 0; at < dump.size();) {
        const std::size_t end = dump.find('\n', at);
        std::string line = dump.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("outline ") || line.starts_with("language ")) continue;
        if (line.starts_with("image ")) continue;
        if (line.find('"') == std::string::npos || line.find(" style ") < line.find('"')) {
            const std::size_t style = line.find(" style ");
            const std::size_t rest = line.find_first_not_of("0123456789", style + 7);
            line.erase(style, rest == std::string::npos ? std::string::npos : rest - style);
        }
        plain += line + '\n';
    }
    return plain;
}

}  // namespace pam::test
