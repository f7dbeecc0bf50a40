// Replacing characters changes byte counts, so the splices are written anew beside the
// text.
#include "model/xml_text.h"

#include "base/utf8.h"
#include "model/codes.h"

#include <fmt/format.h>

namespace pam::model {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_refused_byte(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20) return byte != '\t' && byte != '\n' && byte != '\r';
    if (byte != 0xEF || at + 2 >= text.size()) return false;
    const auto last = static_cast<unsigned char>(text[at + 2]);
    return static_cast<unsigned char>(text[at + 1]) == 0xBF && last >= 0xBE;
}

/// Copies the node's text and keeps the map back to the source true.
class Rewriter {
public:
    explicit Rewriter(const TextNode& node) : node_(node), maps_(!node.span.is_none()) {
        if (maps_) map(0);
    }

    void copy(std::size_t begin, std::size_t end) {
        text_.append(node_.text, begin, end - begin);
        add_splices_inside(begin, end);
    }

    void replace(std::size_t begin, std::size_t end, std::string_view with) {
        if (maps_) map(begin);
        text_.append(with);
        if (maps_ && end < node_.text.size()) map(end);
    }

    void finish(TextNode& node) {
        node.text = std::move(text_);
        node.splices = std::move(splices_);
    }

private:
    void map(std::size_t from) {
        const auto here = static_cast<std::uint32_t>(text_.size());
        const document::Splice splice{here, source_offset(node_, from)};
        if (!splices_.empty() && splices_.back().text_offset == here)
            splices_.back() = splice;
        else
            splices_.push_back(splice);
    }

    void add_splices_inside(std::size_t begin, std::size_t end) {
        const auto shift = static_cast<std::uint32_t>(text_.size() - end);
        for (const document::Splice& old : node_.splices)
            if (old.text_offset > begin && old.text_offset < end)
                splices_.push_back({old.text_offset + shift, old.source_offset});
    }

    const TextNode& node_;
    bool maps_;
    std::string text_;
    std::vector<document::Splice> splices_;
};

/// The length of what must be replaced at `at`, none if the byte may stand.
std::size_t refused_length(std::string_view text, std::size_t at) {
    if (text[at] == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    if (!is_refused_byte(text, at)) return 0;
    return text[at] == '\xEF' ? 3 : 1;
}

void warn_unshowable(const TextNode& node, std::size_t at, Diagnostics& log) {
    Span span = node.span;
    if (!span.is_none()) span.begin = source_offset(node, at);
    if (!span.is_none()) span.end = span.begin + 1;
    const auto code = static_cast<std::uint32_t>(utf8::decode(node.text, at).code_point);
    log.warn(
        codes::unshowable_character,
        span,
        fmt::format(
            "the character U+{:04X} cannot be shown; U+FFFD stands in its place", code
        ),
        {"take the character out of the manuscript"}
    );
}

}  // namespace

bool is_unshowable(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

std::size_t find_unshowable(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at)
        if (is_refused_byte(text, at)) return at;
    return std::string_view::npos;
}

std::string showable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool refused = is_refused_byte(text, at);
        out.append(refused ? replacement : text.substr(at, 1));
        at += refused && text[at] == '\xEF' ? 3 : 1;
    }
    return out;
}

void make_showable(TextNode& node, Diagnostics& log) {
    const std::size_t first = find_unshowable(node.text);
    if (first == std::string::npos && node.text.find('\r') == std::string::npos) return;
    if (first != std::string::npos) warn_unshowable(node, first, log);
    Rewriter rewriter(node);
    std::size_t copied = 0;
    for (std::size_t at = 0; at < node.text.size();) {
        const std::size_t length = refused_length(node.text, at);
        if (length == 0) {
            ++at;
            continue;
        }
        rewriter.copy(copied, at);
        rewriter.replace(at, at + length, node.text[at] == '\r' ? "\n" : replacement);
        copied = at += length;
    }
    rewriter.copy(copied, node.text.size());
    rewriter.finish(node);
}

}  // namespace pam::model
