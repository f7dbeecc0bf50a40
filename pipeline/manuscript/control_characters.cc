// Characters that neither XML 1.0 nor a font can hold: C0 and C1 controls, U+FFFE and
// U+FFFF. They are shown as U+FFFD so that the reader of the page sees that something stood
// there.
#include "base/utf8.h"
#include "manuscript/byte_vector.h"
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

// A quick look at sixteen bytes at once: almost no manuscript has any. U+0080 to U+009F
// begin with C2; U+FFFE and U+FFFF with EF BF, as few others do.
bool may_hold_controls(std::string_view text) {
    constexpr std::size_t width = sizeof(ByteVector);
    std::string_view rest = text;
    unsigned char last = 0;
    for (; rest.size() > width; rest.remove_prefix(width)) {
        const ByteVector c = load_bytes(rest.data());
        const ByteVector next = load_bytes(rest.data() + 1);
        const auto control =
            ByteVector((c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r'));
        const auto pair =
            ByteVector(((c == 0xC2) & (next < 0xA0)) | ((c == 0xEF) & (next == 0xBF)));
        if (is_any(ByteVector(control | pair | ByteVector(c == 0x7F)))) return true;
    }
    for (const char one : rest) {
        const auto byte = static_cast<unsigned char>(one);
        if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return true;
        if (byte == 0x7F || (last == 0xC2 && byte < 0xA0) || (last == 0xEF && byte == 0xBF))
            return true;
        last = byte;
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
