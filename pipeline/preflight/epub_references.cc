#include "preflight/epub_references.h"

#include "base/utf8.h"

#include <algorithm>
#include <vector>

namespace pam::preflight {

namespace {

bool is_scheme_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || c == '+' || c == '-' || c == '.';
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::vector<std::string> segments(std::string_view path) {
    std::vector<std::string> parts;
    while (true) {
        const auto slash = path.find('/');
        parts.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return parts;
        path.remove_prefix(slash + 1);
    }
}

std::string joined(const std::vector<std::string>& parts) {
    std::string path;
    for (const std::string& part : parts) {
        if (!path.empty()) path += '/';
        path += part;
    }
    return path;
}

}  // namespace

std::string scheme_of(std::string_view reference) {
    const auto colon = reference.find(':');
    if (colon == std::string_view::npos || colon == 0) return "";
    std::string scheme(reference.substr(0, colon));
    if (!std::all_of(scheme.begin(), scheme.end(), is_scheme_letter)) return "";
    std::transform(scheme.begin(), scheme.end(), scheme.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return scheme;
}

bool is_remote(std::string_view reference) {
    reference = utf8::trim(reference);
    const std::string scheme = scheme_of(reference);
    return scheme == "http" || scheme == "https" || reference.substr(0, 2) == "//";
}

std::string percent_decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size()
                            && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
        if (escape) {
            plain +=
                static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

Target resolve(const std::string& from, std::string_view reference) {
    reference = utf8::trim(reference);
    Target target;
    target.outward = !scheme_of(reference).empty() || reference.substr(0, 2) == "//";
    if (target.outward) return target;
    const auto hash = reference.find('#');
    if (hash != std::string_view::npos)
        target.fragment = percent_decoded(reference.substr(hash + 1));
    reference = reference.substr(0, hash);
    const auto question = reference.find('?');
    target.query = question != std::string_view::npos;
    reference = reference.substr(0, question);
    if (reference.empty()) {
        target.path = from;
        return target;
    }
    target.absolute = reference.front() == '/';
    std::vector<std::string> parts;
    if (!target.absolute) parts = segments(from);
    if (!parts.empty()) parts.pop_back();
    for (const std::string& part : segments(reference)) {
        if (part == "." || (part.empty() && target.absolute && parts.empty())) continue;
        if (part != "..") {
            parts.push_back(percent_decoded(part));
        } else if (parts.empty()) {
            target.escapes = true;
        } else {
            parts.pop_back();
        }
    }
    target.path = joined(parts);
    return target;
}

}  // namespace pam::preflight
