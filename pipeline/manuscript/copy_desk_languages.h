// How each language marks a quotation, sets a dash and spaces its punctuation. A table:
// what a language has no entry for stays as typed.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace pam::manuscript {

/// The marks around a quotation; the inner space of French guillemets belongs to them.
struct QuotePair {
    std::string_view open;
    std::string_view close;
};

/// One way of quoting. Double marks as typed become `outer`, or `inner` where they stand
/// in other double marks; single ones become `inner` inside double ones, `lone` elsewhere.
struct QuoteStyle {
    QuotePair outer;
    QuotePair inner;
    QuotePair lone;
};

/// How a dash between words stands. AsTyped: the author's spaces mean something (Spanish
/// opens an aside with a dash that is closed up to it).
enum class DashSpacing { Closed, Spaced, AsTyped };

/// Space before ; : ! ? and inside guillemets: French puts a narrow one everywhere,
/// Canada a full one before the colon and inside guillemets only.
enum class PunctuationSpaces { None, French, Canadian };

/// How a manuscript of one language is mended.
struct Conventions {
    std::string_view language;
    /// The house's own way first, then others that are followed where the author does; none
    /// where straight marks are left as typed.
    std::span<const QuoteStyle> styles;
    std::string_view dash;
    DashSpacing dash_spacing = DashSpacing::Spaced;
    /// Between two numbers; empty where the language writes the hyphen there.
    std::string_view range;
    /// A dash at the head of a paragraph says that somebody speaks.
    bool speech_dash = false;
    PunctuationSpaces spaces = PunctuationSpaces::None;
    /// The blank before a dash may not end a line.
    bool tied_dash = false;

    [[nodiscard]] bool is_english() const { return language == "en"; }
};

/// By BCP 47 tag, the region first ("fr-CA"), then the language; an empty tag is English.
/// A language that is not in the table has no styles.
[[nodiscard]] const Conventions& conventions_of(std::string_view tag);

/// The part of a tag that names the language: "fr" of "fr-CA".
[[nodiscard]] std::string_view primary_language(std::string_view tag);

}  // namespace pam::manuscript
