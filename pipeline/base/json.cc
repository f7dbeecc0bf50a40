#include "base/json.h"

#include <fmt/format.h>

namespace pam {

std::string json_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        switch (c) {
        case '"':
            quoted += "\\\"";
            break;
        case '\\':
            quoted += "\\\\";
            break;
        case '\n':
            quoted += "\\n";
            break;
        case '\r':
            quoted += "\\r";
            break;
        case '\t':
            quoted += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
            else
                quoted += c;
        }
    }
    return quoted + '"';
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    out_ += json_string(name) + ": ";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(double number) {
    return raw(fmt::format("{:.3f}", number));
}

std::string JsonWriter::take() {
    return std::move(out_) + "\n";
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    out_ += bracket;
    empty_.push_back(true);
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    const bool empty = empty_.back();
    empty_.pop_back();
    if (!empty) out_ += '\n' + std::string(2 * empty_.size(), ' ');
    out_ += bracket;
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
    separate();
    out_ += text;
    return *this;
}

void JsonWriter::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (empty_.empty()) return;
    if (!empty_.back()) out_ += ',';
    empty_.back() = false;
    out_ += '\n' + std::string(2 * empty_.size(), ' ');
}

}  // namespace pam
