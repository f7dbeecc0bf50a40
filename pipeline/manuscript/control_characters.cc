// Characters that neither XML 1.0 nor a font can hold: C0 and C1 controls, U+FFFE and
// U+FFFF. They are shown as U+FFFD so that the reader of the page sees that something stood
// there.
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/copy_desk.h"
#include "manuscript/edits.h"
#include "manuscript/every_text.h"

#include <fmt/format.h>

namespace pam::manuscript {

namespace {

using namespace document;

constexpr const char* replacement = "\xEF\xBF\xBD";

bool is_control(char32_t c) {
    if (c == '\t' || c == '\n' || c == '\r' || c == 0x85) return false;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
}

// A quick look by bytes: almost no manuscript has any.
bool may_hold_controls(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 && !(byte >= '\t' && byte <= '\r')) return true;
        if (byte == 0x7F || byte == '\v' || byte == '\f') return true;
        if (byte == 0xC2 && i + 1 < text.size()
            && static_cast<unsigned char>(text[i + 1]) < 0xA0)
            return true;
        if (byte == 0xEF && text.substr(i, 2) == "\xEF\xBF") return true;
    }
    return false;
}

Edits controls_in(std::string_view text) {
    Edits edits;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        if (is_control(next.code_point))
            edits.push_back(
                {i,
                 i + next.bytes,
                 replacement,
                 "control character",
                 codes::control_character}
            );
        i += next.bytes;
    }
    return edits;
}

}  // namespace

void replace_control_characters(
    const Source& source, Manuscript& manuscript, Diagnostics& log
) {
    if (!may_hold_controls(source.text())) return;
    std::vector<LedgerEntry> found;
    for_each_text(manuscript.document, [&](Text& text) {
        apply(controls_in(text.text), text, source, found);
    });
    for (const LedgerEntry& entry : found)
        log.warn(
            codes::control_character,
            entry.span,
            fmt::format(
                "U+{:04X} is a control character; it is shown as U+FFFD",
                static_cast<unsigned>(utf8::decode(entry.before, 0).code_point)
            ),
            {"remove it from the manuscript"}
        );
    manuscript.ledger.insert(manuscript.ledger.end(), found.begin(), found.end());
    number_ledger(manuscript.ledger);
}

}  // namespace pam::manuscript
