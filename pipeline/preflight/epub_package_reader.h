// The package document (EPUB 3.3, 5) as values, with findings where its form is wrong.
#pragma once

#include "preflight/epub_publication.h"

namespace pam::preflight {

/// None where it is no package document at all.
[[nodiscard]] std::optional<Package> read_package(
    const std::string& path, const Archive& archive, const XmlTree& tree, EpubLog& log
);

/// Its elements, attributes and their words.
void check_form(const Package& package, const XmlTree& tree, EpubLog& log);

/// What metadata must state, in what form, and from which vocabularies.
void check_metadata(const Package& package, const XmlTree& tree, EpubLog& log);

/// Manifest and spine: every file listed once, of a type that may stand where it does.
void check_items(const Package& package, EpubLog& log);

/// BCP 47's form, not its registry: "en", "zh-Hant-TW", "x-own".
[[nodiscard]] bool is_language_tag(std::string_view tag);

}  // namespace pam::preflight
