// A part's markup as a tree whose names can be compared as they stand: whatever prefixes
// the file's program chose, a namespace has the one prefix by which its reader knows it.
// Bounded before it is parsed: no entities, no deep nesting, no tree larger than memory
// should hold. Readers hold recursion below their own limit.
#pragma once

#include "base/files.h"
#include "base/result.h"

#include <pugixml.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace pam::manuscript {

/// A namespace's name and the prefix it has in the tree ("" for none). Several names may
/// share a prefix: Word's has a transitional and a strict one.
struct Namespace {
    std::string_view name;
    std::string_view prefix;
};

/// Which blanks between tags are in the tree: an element's only text (a run of one space),
/// or all of them (mixed content).
enum class Blanks { SoleText, All };

struct XmlPart {
    std::unique_ptr<std::string> text;  // which the tree's names and values point into
    pugi::xml_document tree;
};

/// The part as UTF-8 without byte order mark, UTF-16 converted, impossible
/// character references mended. Errors: MS164 bytes that are no text, NUL, entity
/// declarations and internal subsets, beyond the limits. `name` is the part's, for
/// messages.
[[nodiscard]] Result<std::string> decode_xml(Bytes bytes, std::string_view name);

/// Parses what `decode_xml` gave. Errors: MS164 not well-formed.
[[nodiscard]] Result<XmlPart> parse_xml(
    std::string text,
    std::string_view name,
    std::span<const Namespace> namespaces,
    Blanks blanks
);

/// The text with each name's prefix as `namespaces` has it; a prefix of the list that the
/// file uses for another namespace is marked off by a leading `_`.
[[nodiscard]] std::string
with_known_prefixes(std::string text, std::span<const Namespace> namespaces);

}  // namespace pam::manuscript
