// A finished book stands alone: a link to a file beside the manuscript leads nowhere, and
// EPUBCheck refuses it (RSC-007), as it refuses file:, data: and malformed hosts (RSC-020,
// RSC-029, RSC-030).
#include "model/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::model {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_one_of(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool is_host_character(char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_'
           || static_cast<unsigned char>(c) >= 0x80;
}

bool is_port(std::string_view port) {
    if (port.size() > 5 || !std::all_of(port.begin(), port.end(), is_digit)) return false;
    return port.empty() || std::stoi(std::string(port)) <= 65535;
}

/// host[:port], user names refused: nobody means to publish one.
bool is_authority(std::string_view authority) {
    const std::size_t colon = authority.find(':');
    const std::string_view host = authority.substr(0, colon);
    if (host.empty() || host.front() == '.' || host.front() == '-') return false;
    if (!std::all_of(host.begin(), host.end(), is_host_character)) return false;
    if (host.find("..") != std::string_view::npos) return false;
    return colon == std::string_view::npos || is_port(authority.substr(colon + 1));
}

/// A host's last label must not look like a number unless all four do: WHATWG URL, 3.5.
bool is_plausible_address(std::string_view authority) {
    std::string_view host = authority.substr(0, authority.find(':'));
    if (host.ends_with('.')) host.remove_suffix(1);
    const std::size_t dot = host.rfind('.');
    const std::string_view last =
        dot == std::string_view::npos ? host : host.substr(dot + 1);
    if (last.empty() || !std::all_of(last.begin(), last.end(), is_digit)) return true;
    const bool digits_and_dots = std::all_of(host.begin(), host.end(), [](char c) {
        return is_digit(c) || c == '.';
    });
    return digits_and_dots && std::count(host.begin(), host.end(), '.') == 3
           && last.size() <= 3;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool escape = c == '%' && at + 2 < text.size() && is_hex(text[at + 1])
                            && is_hex(text[at + 2]);
        if (escape || is_letter(c) || is_digit(c) || is_one_of(c, "-._~:/?#@!$&'()*+,;="))
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

/// Only the first # begins a fragment; another one inside it must be encoded (RFC
/// 3986 3.5).
std::string with_one_fragment(std::string url) {
    const std::size_t first = url.find('#');
    if (first == std::string::npos) return url;
    for (std::size_t at = url.find('#', first + 1); at != std::string::npos;
         at = url.find('#', at))
        url.replace(at, 1, "%23");
    return url;
}

std::optional<std::string> web_url(const std::string& scheme, std::string_view rest) {
    if (!rest.starts_with("//")) return std::nullopt;
    rest.remove_prefix(2);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    const std::string_view authority = rest.substr(0, end);
    if (!is_authority(authority) || !is_plausible_address(authority)) return std::nullopt;
    return with_one_fragment(
        scheme + "://" + std::string(authority) + percent_encoded(rest.substr(end))
    );
}

}  // namespace

std::optional<std::string> usable_url(std::string_view target) {
    static constexpr std::array<std::string_view, 4> web{"http", "https", "ftp", "gopher"};
    static constexpr std::array<std::string_view, 4> plain{"mailto", "tel", "urn", "doi"};
    const std::size_t colon = target.find(':');
    if (colon == std::string_view::npos || colon + 1 == target.size()) return std::nullopt;
    const std::string scheme = lower(target.substr(0, colon));
    const std::string_view rest = target.substr(colon + 1);
    if (std::find(web.begin(), web.end(), scheme) != web.end())
        return web_url(scheme, rest);
    if (std::find(plain.begin(), plain.end(), scheme) == plain.end()) return std::nullopt;
    return with_one_fragment(scheme + ":" + percent_encoded(rest));
}

}  // namespace pam::model
