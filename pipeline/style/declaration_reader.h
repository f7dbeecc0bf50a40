// Reads `name: value` and says what is wrong with it, or that it has no effect where it
// stands.
#pragma once

#include "style/reporter.h"
#include "style/rules.h"

#include <string_view>
#include <vector>

namespace pam::style {

/// Where a declaration stands decides which properties have an effect.
enum class Place { Element, Pseudo, Page, MarginBox, Footnote };

class DeclarationReader {
public:
    /// `text` is the whole sheet, which the tokens' places refer to.
    DeclarationReader(std::string_view text, Reporter& report)
        : text_(text)
        , report_(report) {}

    /// Reads one declaration, from its name to before the semicolon, into as many longhands
    /// as it stands for; none after an error.
    [[nodiscard]] Longhands read(Cursor cursor, Place place, Media media);

private:
    [[nodiscard]] std::string_view written(const Cursor& cursor) const;
    [[nodiscard]] std::optional<Longhands>
    raw(const std::string& property, const Cursor& value) const;
    void bad_value(const std::string& property, const Cursor& value);
    [[nodiscard]] std::vector<std::string>
    hints_for(const std::string& property, const Cursor& value) const;
    [[nodiscard]] bool
    counts(const Declaration& declaration, std::string_view name, Place place, Media media);

    std::string_view text_;
    Reporter& report_;
};

}  // namespace pam::style
