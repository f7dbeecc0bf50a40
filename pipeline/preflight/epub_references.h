// References as EPUB documents write them (EPUB 3.3, 4.2.5 relative-URL strings): resolved
// against the file they stand in, to a path in the container.
#pragma once

#include <string>
#include <string_view>

namespace pam::preflight {

/// Where a reference leads, as far as it can be told without looking there.
struct Target {
    std::string path;  // in the container, percent-encoding undone
    std::string fragment;
    bool outward = false;   // another scheme: a web page, a mail address
    bool absolute = false;  // begins with a slash, so it has no place in a container
    bool escapes = false;   // more "../" than there are folders
    bool query = false;     // "?" means nothing in a container
};

[[nodiscard]] Target resolve(const std::string& from, std::string_view reference);

/// "http", "mailto"; empty for a relative reference. Lower case.
[[nodiscard]] std::string scheme_of(std::string_view reference);

/// What a reading system would have to fetch: http and https.
[[nodiscard]] bool is_remote(std::string_view reference);

/// `%20` and its like as the bytes they stand for.
[[nodiscard]] std::string percent_decoded(std::string_view text);

}  // namespace pam::preflight
