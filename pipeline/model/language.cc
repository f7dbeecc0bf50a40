// RFC 5646 2.1: language, script, region, variants, extensions; 2.1.1 for the customary
// case.
#include "model/language.h"

#include <algorithm>
#include <vector>

namespace pam::model {

namespace {

bool is_alpha(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}
bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
}
bool is_alphanumeric(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return is_alpha({&c, 1}) || is_digits({&c, 1});
    });
}

std::vector<std::string> subtags(std::string_view tag) {
    std::vector<std::string> parts(1);
    for (const char c : tag)
        if (c == '-')
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

using Part = std::vector<std::string>::const_iterator;

/// extlang, script, region and variants, each in its place and only there.
Part skip_language_parts(Part part, Part end) {
    for (int count = 0; count < 3 && part != end && part->size() == 3 && is_alpha(*part);
         ++count)
        ++part;
    if (part != end && part->size() == 4 && is_alpha(*part)) ++part;
    const auto is_region = [](const std::string& p) {
        return (p.size() == 2 && is_alpha(p)) || (p.size() == 3 && is_digits(p));
    };
    if (part != end && is_region(*part)) ++part;
    const auto is_variant = [](const std::string& p) {
        return (p.size() >= 5 && p.size() <= 8)
               || (p.size() == 4 && is_digits(p.substr(0, 1)));
    };
    while (part != end && is_variant(*part))
        ++part;
    return part;
}

/// Extensions and private use: a singleton and at least one subtag after it.
Part skip_extensions(Part part, Part end) {
    while (part != end && part->size() == 1) {
        const std::size_t least = *part == "x" || *part == "X" ? 1 : 2;
        const Part first = ++part;
        while (part != end && part->size() >= least)
            ++part;
        if (part == first) return std::prev(first);
    }
    return part;
}

void lower(std::string& text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
}
void upper(char& c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
}

}  // namespace

bool is_language_tag(std::string_view tag) {
    const std::vector<std::string> parts = subtags(tag);
    for (const std::string& part : parts)
        if (part.empty() || part.size() > 8 || !is_alphanumeric(part)) return false;
    Part at = parts.begin();
    if (at->size() > 1) {
        if (!is_alpha(*at)) return false;
        at = skip_language_parts(std::next(at), parts.end());
    } else if (*at != "x" && *at != "X") {
        return false;
    }
    return skip_extensions(at, parts.end()) == parts.end();
}

std::string tidy_language(std::string_view tag) {
    std::string text(tag.substr(0, tag.find_first_of(".@")));
    std::replace(text.begin(), text.end(), '_', '-');
    std::string tidy;
    bool after_singleton = false;
    for (std::string& part : subtags(text)) {
        lower(part);
        if (!tidy.empty() && !after_singleton && part.size() == 2)
            for (char& c : part)
                upper(c);
        if (!tidy.empty() && !after_singleton && part.size() == 4 && is_alpha(part))
            upper(part[0]);
        after_singleton = after_singleton || part.size() == 1;
        tidy += (tidy.empty() ? "" : "-") + part;
    }
    return tidy;
}

}  // namespace pam::model
