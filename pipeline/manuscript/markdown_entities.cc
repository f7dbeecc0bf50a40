#include "manuscript/markdown_entities.h"

#include "base/utf8.h"
#include "manuscript/markdown_scan.h"

#include <gumbo.h>

#include <cstdint>
#include <memory>

namespace pam::manuscript::markdown {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Free {
    void operator()(GumboOutput* output) const {
        gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
};

const GumboNode* first_child(const GumboNode* node, GumboTag tag) {
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto* child = static_cast<const GumboNode*>(children.data[i]);
        if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == tag) return child;
    }
    return nullptr;
}

// Letters on both sides, because a document's own white space would be stripped.
std::string named(std::string_view written) {
    const std::string page = "a" + std::string(written) + "b";
    const std::unique_ptr<GumboOutput, Free> output(
        gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size())
    );
    const GumboNode* body = first_child(output->root, GUMBO_TAG_BODY);
    if (body == nullptr || body->v.element.children.length != 1) return {};
    const auto* node = static_cast<const GumboNode*>(body->v.element.children.data[0]);
    if (node->type != GUMBO_NODE_TEXT) return {};
    const std::string text = node->v.text.text;
    if (text.size() < 3 || text == page) return {};
    std::string decoded = text.substr(1, text.size() - 2);
    // HTML knows some names without their semicolon; here it must be part of the name.
    if (decoded.back() == ';' && written != "&semi;") return {};
    return decoded;
}

// CommonMark 0.30, 2.5: at most seven decimal or six hexadecimal digits.
std::string numeric(std::string_view written) {
    const bool hex = written[2] == 'x' || written[2] == 'X';
    const std::string_view digits =
        written.substr(hex ? 3 : 2, written.size() - (hex ? 4 : 3));
    if (digits.empty() || digits.size() > (hex ? 6u : 7u)) return {};
    std::uint32_t value = 0;
    for (const char c : digits) {
        std::uint32_t digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<std::uint32_t>(c - '0');
        else if (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
            digit = static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
        else
            return {};
        value = value * (hex ? 16 : 10) + digit;
    }
    const bool scalar =
        value != 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
    return utf8::encode(scalar ? value : replacement);
}

}  // namespace

const std::string& Entities::of(std::string_view written) {
    const auto found = known_.find(written);
    if (found != known_.end()) return found->second;
    std::string decoded = written[1] == '#' ? numeric(written) : named(written);
    return known_.emplace(written, std::move(decoded)).first->second;
}

std::string unescaped(std::string_view text, Entities& entities) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\\' && i + 1 < text.size() && is_punctuation(text[i + 1])) {
            result += text[i + 1];
            i += 2;
            continue;
        }
        if (const auto end = scan_entity(text, i)) {
            const std::string& decoded = entities.of(text.substr(i, *end - i));
            if (!decoded.empty()) {
                result += decoded;
                i = *end;
                continue;
            }
        }
        result += text[i++];
    }
    return result;
}

}  // namespace pam::manuscript::markdown
