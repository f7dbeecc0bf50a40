#include "epub/identifier.h"

#include "base/utf8.h"
#include "document/isbn.h"
#include "epub/sha1.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::epub {

namespace {

/// This project's own namespace: drawn at random once, never to change.
constexpr Uuid namespace_of_works{
    0x3e,
    0x0b,
    0x7a,
    0x52,
    0x91,
    0xc4,
    0x4f,
    0x6d,
    0xa8,
    0x17,
    0x5c,
    0x2e,
    0xd0,
    0x49,
    0xb3,
    0x68};

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// EPUBCheck warns of a `urn:uuid:` that holds no UUID (OPF-085).
bool is_false_uuid(std::string_view identifier) {
    constexpr std::string_view scheme = "urn:uuid:";
    if (!identifier.starts_with(scheme)) return false;
    const std::string_view uuid = identifier.substr(scheme.size());
    if (uuid.size() != 36) return true;
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? uuid[i] != '-' : !is_hex(uuid[i])) return true;
    }
    return false;
}

}  // namespace

Uuid uuid_of_name(const Uuid& space, std::string_view name) {
    std::string message(space.begin(), space.end());
    message += name;
    const Sha1Digest digest = sha1(message);
    Uuid uuid{};
    std::copy_n(digest.begin(), uuid.size(), uuid.begin());
    uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0F) | 0x50);
    uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3F) | 0x80);
    return uuid;
}

std::string to_string(const Uuid& uuid) {
    std::string text;
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += fmt::format("{:02x}", uuid[i]);
    }
    return text;
}

std::string
publication_identifier(const document::Metadata& facts, std::string_view language) {
    const std::string given = utf8::collapse_spaces(facts.identifier.value);
    if (const auto isbn = document::isbn13(given)) return "urn:isbn:" + *isbn;
    if (is_false_uuid(given))
        return "urn:uuid:" + to_string(uuid_of_name(namespace_of_works, given));
    if (!given.empty()) return given;
    std::string name = facts.title.value + '\n';
    for (const document::Field& author : facts.authors)
        name += author.value + '\n';
    name += language;
    return "urn:uuid:" + to_string(uuid_of_name(namespace_of_works, name));
}

}  // namespace pam::epub
