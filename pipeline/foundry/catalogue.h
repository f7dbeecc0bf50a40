// The declared faces, as fonts/families.yaml lists them: which files may be opened, where
// missing characters are sought, which patterns hyphenate which language, and what hangs in
// the margin.
#pragma once

#include "base/result.h"
#include "foundry/foundry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::foundry {

/// A face and the name by which its file is known to be the right one.
struct DeclaredFace {
    FaceInfo info;
    std::string full_name;  // name table, id 4
};

/// How far a character hangs out of the measure, in thousandths of its width.
struct Protrusion {
    char32_t character = 0;
    std::int16_t left = 0;
    std::int16_t right = 0;
};

/// Protrusions of one family, ascending by character; the default ones where `family` is
/// "default".
struct ProtrusionTable {
    std::string family;
    bool none = false;
    std::vector<Protrusion> entries;
};

/// Families that are asked first for the letters of one language: Chinese, Japanese and
/// Korean share characters that each draws in its own way.
struct LanguageFamilies {
    std::string language;  // BCP 47 prefix
    std::vector<std::string> families;
};

/// Families that are asked for the letters of one script before the general fallback.
struct ScriptFamilies {
    std::string script;  // ISO 15924
    std::vector<std::string> families;
};

struct PatternFile {
    std::string language;  // BCP 47 prefix
    std::string file;      // absolute path
    std::string package;
    bool drops_diaeresis = false;  // a vowel that begins a line loses it
};

struct Catalogue {
    std::vector<DeclaredFace> faces;    // families' faces stand together, in order
    std::vector<std::string> families;  // in order of the file
    std::vector<std::string> fallback;
    std::vector<LanguageFamilies> by_language;
    std::vector<ScriptFamilies> by_script;
    std::vector<std::pair<std::string, std::string>> generic;
    std::vector<PatternFile> patterns;
    std::vector<std::string> undivided;  // languages that need no patterns, BCP 47 prefixes
    std::vector<ProtrusionTable> protrusion;
};

/// Errors: FD001 with what is wrong and, where the parser tells it, the line.
[[nodiscard]] Result<Catalogue> read_catalogue(std::string_view yaml);

/// A declared family's own name for `name`: as written, in another case, or a CSS generic
/// family.
[[nodiscard]] std::optional<std::string>
declared_family(const Catalogue& catalogue, std::string_view name);

/// The declared family whose name is least edits away from `name`; empty when none is near.
[[nodiscard]] std::string nearest_family(const Catalogue& catalogue, std::string_view name);

/// Index in `faces` of the family's face nearest in slope, then in weight (CSS Fonts
/// 4, 5.2).
[[nodiscard]] std::size_t
nearest_face(const Catalogue& catalogue, std::string_view family, int weight, bool italic);

/// The patterns for a language tag: the longest declared prefix of it, if any.
[[nodiscard]] const PatternFile*
patterns_for(const Catalogue& catalogue, std::string_view language);

/// Name of the file that the build compiles the patterns to.
[[nodiscard]] std::string compiled_name(const PatternFile& file);

/// True for a language that never divides a word with a hyphen.
[[nodiscard]] bool is_undivided(const Catalogue& catalogue, std::string_view language);

/// What the letters of a script (ISO 15924, as four bytes of a number) are sought in before
/// the general fallback, if anything.
[[nodiscard]] const ScriptFamilies*
families_for(const Catalogue& catalogue, std::uint32_t script);

/// What the letters of a language are sought in before all else: that of the longest
/// declared prefix of the tag, if any.
[[nodiscard]] const LanguageFamilies*
families_for(const Catalogue& catalogue, std::string_view language);

}  // namespace pam::foundry
