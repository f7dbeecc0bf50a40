#include "manuscript/declared_encoding.h"

#include <algorithm>
#include <cstddef>

namespace pam::manuscript {

namespace {

bool is_gap(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lower;
}

// The value after `key` and "=", with or without quotation marks.
std::string_view value_after(std::string_view tag, std::string_view key) {
    for (std::size_t at = tag.find(key); at != std::string_view::npos;
         at = tag.find(key, at + key.size())) {
        std::string_view rest = tag.substr(at + key.size());
        const auto skip_gaps = [&] {
            while (!rest.empty() && is_gap(rest.front()))
                rest.remove_prefix(1);
        };
        skip_gaps();
        if (!rest.starts_with('=')) continue;
        rest.remove_prefix(1);
        skip_gaps();
        if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
        const auto end = std::find_if(rest.begin(), rest.end(), [](char c) {
            return is_gap(c) || c == '"' || c == '\'' || c == ';' || c == '>' || c == '/';
        });
        return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    }
    return {};
}

}  // namespace

std::string declared_encoding(std::string_view bytes) {
    const std::string head = lower_case(bytes.substr(0, std::size_t{4} << 10));
    if (head.starts_with("<?xml")) {
        const std::string_view declaration =
            std::string_view(head).substr(0, head.find("?>"));
        if (const auto value = value_after(declaration, "encoding"); !value.empty())
            return std::string(value);
    }
    for (std::size_t at = head.find('<'); at != std::string::npos;
         at = head.find('<', at + 1)) {
        if (head.compare(at, 4, "<!--") == 0) {
            at = head.find("-->", at);
            if (at == std::string::npos) break;
            continue;
        }
        if (head.compare(at, 5, "<meta") != 0) continue;
        const std::string_view tag =
            std::string_view(head).substr(at, head.find('>', at) - at);
        if (const auto value = value_after(tag, "charset"); !value.empty())
            return std::string(value);
    }
    return {};
}

}  // namespace pam::manuscript
