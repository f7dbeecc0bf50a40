// What the copy desk did to a few lines of text, by the code of the rule.
#pragma once

#include "manuscript/codes.h"
#include "plain_text_support.h"

#include <string>
#include <vector>

namespace pam::manuscript::test {

inline Reading desk_reading(
    const std::string& text,
    const std::string& language = "en",
    Format format = Format::PlainText
) {
    ReadOptions options;
    options.format = format;
    options.settings = {stated("language", language)};
    return read_text(text, options);
}

/// All texts in reading order, as they are set.
inline std::string desk(const std::string& text, const std::string& language = "en") {
    return desk_reading(text, language).text();
}

/// The entries of one code: "before > after", those that are only proposed with "?".
inline std::string entries_of(const Reading& reading, const char* code) {
    std::string told;
    for (const LedgerEntry& entry : reading.manuscript.ledger) {
        if (entry.code != code) continue;
        told += (told.empty() ? "" : "; ") + entry.before + " > " + entry.after;
        if (entry.standing == Standing::Proposed) told += " ?";
        if (entry.standing == Standing::Refused) told += " !";
    }
    return told;
}

/// One paragraph: what was typed, and the entries that its rule makes.
struct Ruled {
    const char* typed;
    const char* told;
    const char* language = "en";
};

inline void check_rule(const char* code, const std::vector<Ruled>& lines) {
    for (const Ruled& line : lines) {
        INFO(line.typed);
        CHECK(entries_of(desk_reading(line.typed, line.language), code) == line.told);
    }
}

/// One paragraph: what was typed, and what is set.
struct Mended {
    const char* typed;
    const char* set;
};

inline void check_language(const char* language, const std::vector<Mended>& lines) {
    for (const Mended& line : lines) {
        INFO(language << ": " << line.typed);
        CHECK(desk(line.typed, language) == line.set);
    }
}

}  // namespace pam::manuscript::test
